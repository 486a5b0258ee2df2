package com.plumbline.simulators.internal.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What a request to {@code /v1/messages} must look like; both API versions. Contract sheet, Request. */
final class MessageRules {

    static final String OLD = "2023-06-01";
    static final String NEW = "2026-10-21";
    private static final Set<String> FIELDS = Set.of("model", "max_tokens", "messages", "system", "tools", "tool_choice", "output_config",
            "thinking", "stop_sequences", "stream", "metadata", "service_tier", "cache_control", "container", "inference_geo", "speed",
            "temperature", "top_p", "top_k");
    private static final List<String> SAMPLING = List.of("temperature", "top_p", "top_k");
    private static final Set<String> UNSUPPORTED = Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
            "minLength", "maxLength", "maxItems", "uniqueItems", "minProperties", "maxProperties");

    private MessageRules() {
    }

    /** @param counting a token count needs no {@code max_tokens} */
    static void check(String version, JsonNode body, boolean counting) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw AnthropicError.invalid(name + ": Extra inputs are not permitted");
            }
        }
        require(body, "model");
        if (!counting) {
            require(body, "max_tokens");
            if (!body.path("max_tokens").isInt() || body.path("max_tokens").asInt() < 1) {
                throw AnthropicError.invalid("max_tokens: Input should be a valid integer greater than or equal to 1");
            }
        }
        require(body, "messages");
        if (!Models.exists(body.path("model").asText())) {
            throw new AnthropicError.Refused(404, "model: " + body.path("model").asText());
        }
        sampling(version, body);
        messages(version, body.path("messages"));
        output(body.path("output_config"));
    }

    private static void require(JsonNode body, String field) {
        if (!body.hasNonNull(field)) {
            throw AnthropicError.invalid(field + ": Field required");
        }
    }

    private static void sampling(String version, JsonNode body) {
        for (String name : SAMPLING) {
            if (body.has(name) && version.equals(NEW)) {
                throw AnthropicError.invalid(name + ": not supported in this API version");
            }
        }
        if (body.has("temperature") && body.path("temperature").asDouble() != 1.0 && !Models.takesTemperature(body.path("model").asText())) {
            throw AnthropicError.invalid("temperature: may only be set to 1 for this model");
        }
    }

    private static void messages(String version, JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw AnthropicError.invalid("messages: at least one message is required");
        }
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String role = message.path("role").asText();
            if (!role.equals("user") && !role.equals("assistant")) {
                throw AnthropicError.invalid("messages." + i + ".role: Input should be 'user' or 'assistant'");
            }
            JsonNode content = message.path("content");
            boolean filled = content.isTextual() && !content.asText().isBlank() || content.isArray() && !content.isEmpty();
            if (!filled) {
                throw AnthropicError.invalid("messages." + i + ".content: text content blocks must be non-empty");
            }
            if (version.equals(NEW)) {
                newBlocks(i, role, content);
            }
        }
        if (!messages.get(0).path("role").asText().equals("user")) {
            throw AnthropicError.invalid("messages: first message must use the \"user\" role");
        }
    }

    private static void newBlocks(int index, String role, JsonNode content) {
        for (JsonNode block : content) {
            if (role.equals("assistant") && block.path("type").asText().equals("document")) {
                throw AnthropicError.invalid("messages." + index + ": document blocks are not supported in assistant messages");
            }
            if (role.equals("user") && block.path("type").asText().equals("text") && !block.path("citations").isEmpty()) {
                throw AnthropicError.invalid("messages." + index + ": citations are not supported on user text blocks");
            }
        }
    }

    private static void output(JsonNode output) {
        JsonNode format = output.path("format");
        if (output.hasNonNull("effort") && !Set.of("low", "medium", "high", "xhigh", "max").contains(output.path("effort").asText())) {
            throw AnthropicError.invalid("output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'");
        }
        if (format.isMissingNode() || format.isNull()) {
            return;
        }
        if (!format.path("type").asText().equals("json_schema") || !format.path("schema").isObject()) {
            throw AnthropicError.invalid("output_config.format: type 'json_schema' with a schema is required");
        }
        schema(format.path("schema"));
    }

    /** Objects are closed, and there are no limits on numbers, texts and lists. Contract sheet, Answer (listed there as not verified). */
    private static void schema(JsonNode schema) {
        if (schema.path("type").asText().equals("object") && !(schema.path("additionalProperties").isBoolean() && !schema.path("additionalProperties").asBoolean())) {
            throw AnthropicError.invalid("output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false");
        }
        for (String keyword : UNSUPPORTED) {
            if (schema.has(keyword) && schema.has("type")) {
                throw AnthropicError.invalid("output_config.format.schema: For '" + schema.path("type").asText() + "' type, property '" + keyword
                        + "' is not supported");
            }
        }
        schema.path("properties").forEach(MessageRules::schema);
        schema.path("$defs").forEach(MessageRules::schema);
        for (String many : List.of("anyOf", "oneOf", "allOf")) {
            schema.path(many).forEach(MessageRules::schema);
        }
        if (schema.path("items").isObject()) {
            schema(schema.path("items"));
        }
    }
}
