package com.plumbline.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** One of the vendors' OpenAPI documents, which are kept outside of this repository. */
final class VendorDocument {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final ObjectNode document;
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    private VendorDocument(ObjectNode document) {
        this.document = document;
    }

    /**
     * Where the documents are: system property or environment variable {@code plumbline.vendor.specs}, else {@code ../shared/vendors/specs}
     * beside the repository. Empty when they are not on this machine.
     */
    static Optional<Path> folder() {
        String given = System.getProperty("plumbline.vendor.specs", System.getenv("plumbline.vendor.specs"));
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isDirectory);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolveSibling("shared").resolve("vendors").resolve("specs");
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    static VendorDocument read(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            ObjectNode document = (ObjectNode) Vendors.JSON.readTree(in);
            allowNulls(document);
            return new VendorDocument(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is wrong with an answer, by the schema of its path, method and status; a path the document does not have is wrong, too. */
    List<String> faults(String method, String path, int status, JsonNode answer) {
        String template = template(path);
        if (template == null) {
            return List.of(path + " is not in the document");
        }
        JsonNode schema = document.path("paths").path(template).path(method.toLowerCase()).path("responses").path(String.valueOf(status))
                .path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return List.of(method + " " + template + " has no answer " + status);
        }
        List<String> faults = new ArrayList<>();
        schemas.computeIfAbsent(method + template + status, key -> compile(schema)).validate(answer)
                .forEach(message -> faults.add(method + " " + path + ": " + message.getMessage()));
        return faults;
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return FACTORY.getSchema(root);
    }

    /** The template of most literal segments that fits. */
    private String template(String path) {
        String best = null;
        int literals = -1;
        for (Iterator<String> names = document.path("paths").fieldNames(); names.hasNext();) {
            String name = names.next();
            String pattern = name.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\.");
            int count = name.replaceAll("\\{[^}]+}", "").length();
            if (path.matches(pattern) && count > literals) {
                best = name;
                literals = count;
            }
        }
        return best;
    }

    /** OpenAPI 3.0 says {@code nullable}; JSON Schema says it with a type. */
    private static void allowNulls(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("nullable").asBoolean(false) && object.path("type").isTextual()) {
            ArrayNode types = Vendors.JSON.createArrayNode().add(object.get("type").asText()).add("null");
            object.set("type", types);
        }
        node.forEach(VendorDocument::allowNulls);
    }
}
