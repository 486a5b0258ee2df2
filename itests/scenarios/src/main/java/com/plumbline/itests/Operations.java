package com.plumbline.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every operation of the appliance, as its own OpenAPI document lists them. */
public final class Operations {

    /** @param permission what the operation needs; empty for anyone or any signed-in caller */
    public record Operation(String method, String path, String permission, boolean takesBody) {

        public String pathWith(String id) {
            return path.replaceAll("\\{[^}]+}", id);
        }

        public boolean addressesOneThing() {
            return path.contains("{");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private Operations() {}

    public static List<Operation> of(Rest rest) {
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : rest.get("/api/openapi.json").ok().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    found.add(new Operation(method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(),
                            method.getValue().path("x-permission").asText(""), method.getValue().has("requestBody")));
                }
            }
        }
        return found;
    }
}
