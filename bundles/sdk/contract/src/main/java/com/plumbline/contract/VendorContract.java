package com.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;

/**
 * All vendors' OpenAPI documents, and what those leave out (token addresses, error bodies: {@code supplement-<vendor>.json}, from the
 * vendors' pages). The documents are not part of the repository: they are looked for where the system property or environment variable
 * {@code plumbline.vendor.specs} says, else in {@code ../shared/vendors/specs} beside it.
 */
public final class VendorContract {

    /**
     * What was held against the documents.
     *
     * @param operations      how often each came, with which statuses
     * @param faults          what broke which rule, each rule once
     * @param withoutDocument vendors that have no document, and how often one of them was spoken with
     */
    public record Held(int exchanges, Map<String, Map<Integer, Integer>> operations, List<String> faults, Map<String, Integer> withoutDocument) {}

    private static final String MISSING = "SKIPPED: the vendors' documents are not on this machine (plumbline.vendor.specs, or ../shared/vendors/specs "
            + "beside the repository), so what is said with the vendors was NOT held against them.";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> FILES = Map.of("twilio", "twilio_api_v2010", "anthropic", "anthropic_messages_from_sdk_1.12.0");
    /** ServiceTitan's modules whose document has another name than their path. */
    private static final Map<String, String> MODULES = Map.of("sales", "salestech", "equipmentsystems", "equipment-systems");

    private final Path folder;
    private final Map<String, VendorDocument> documents = new HashMap<>();
    private final Map<String, VendorDocument> supplements = new HashMap<>();

    private VendorContract(Path folder) {
        this.folder = folder;
    }

    /** Without the documents the test is skipped, and says so loudly. */
    public static VendorContract orSkip() {
        return find().orElseGet(() -> Assumptions.abort(MISSING));
    }

    /** For a test that proves something else as well: empty, and said loudly, when the documents are not on this machine. */
    public static Optional<VendorContract> find() {
        Optional<VendorContract> found = folder().map(VendorContract::new);
        if (found.isEmpty()) {
            System.err.println("\n*** " + MISSING + "\n");
        }
        return found;
    }

    /** @param name of a ServiceTitan document, {@code crm} */
    public VendorDocument serviceTitan(String name) {
        return document("servicetitan/servicetitan-" + name);
    }

    /** What is wrong with a request and its answer, each with the request and the path it is about. */
    public List<String> faults(Exchange exchange) {
        VendorDocument supplement = supplements.computeIfAbsent(exchange.vendor(), vendor -> VendorDocument.resource("supplement-" + vendor + ".json"));
        VendorDocument document = supplement.operation(exchange.method(), exchange.path()).isPresent() ? supplement : document(exchange);
        List<String> faults = new ArrayList<>(document.requestFaults(exchange));
        if (exchange.wasAnswered()) {
            faults.addAll(document.lists(exchange) ? document.answerFaults(exchange) : supplement.commonAnswerFaults(exchange));
        }
        return faults.stream().map(fault -> exchange + ": " + fault).toList();
    }

    /** @param recording what the sandbox wrote by {@code --record}; the same said again is not looked at again */
    public Held hold(Path recording) {
        Map<String, Map<Integer, Integer>> operations = new TreeMap<>();
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        Map<String, Integer> withoutDocument = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        int exchanges = 0;
        try (BufferedReader lines = Files.newBufferedReader(recording)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode recorded = JSON.readTree(line);
                Exchange exchange = Exchange.of(recorded);
                if (!hasDocument(exchange.vendor())) {
                    withoutDocument.merge(exchange.vendor(), 1, Integer::sum);
                    continue;
                }
                operations.computeIfAbsent(operation(exchange), any -> new TreeMap<>()).merge(exchange.status(), 1, Integer::sum);
                if (seen.add(exchange + "?" + exchange.query() + exchange.body() + exchange.status() + " " + hash(exchange.answer()))) {
                    faults(exchange).forEach(fault -> {
                        String rule = fault.replaceAll("\\d+", "#");
                        first.putIfAbsent(rule, "request " + recorded.path("number") + ", " + fault);
                        times.merge(rule, 1, Integer::sum);
                    });
                }
                exchanges++;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read " + recording, broken);
        }
        return new Held(exchanges, operations, first.entrySet().stream().map(fault -> fault.getValue() + " (" + times.get(fault.getKey()) + " times)").toList(),
                withoutDocument);
    }

    private String operation(Exchange exchange) {
        return exchange.vendor() + " " + document(exchange).operation(exchange.method(), exchange.path())
                .orElse(exchange.method() + " " + exchange.path());
    }

    private static boolean hasDocument(String vendor) {
        return FILES.containsKey(vendor) || vendor.equals("servicetitan");
    }

    private VendorDocument document(Exchange exchange) {
        String module = exchange.path().replaceFirst("^/([^/]*).*", "$1");
        if (!exchange.vendor().equals("servicetitan")) {
            return document(FILES.get(exchange.vendor()));
        }
        String name = MODULES.getOrDefault(module, module);
        return Files.exists(folder.resolve("servicetitan/servicetitan-" + name + ".json.gz")) ? serviceTitan(name)
                : supplements.computeIfAbsent("servicetitan", vendor -> VendorDocument.resource("supplement-servicetitan.json"));
    }

    private VendorDocument document(String name) {
        return documents.computeIfAbsent(name, any -> VendorDocument.read(folder.resolve(any + ".json.gz")));
    }

    private static String hash(String text) {
        return text == null ? "" : text.length() + "/" + text.hashCode();
    }

    private static Optional<Path> folder() {
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
}
