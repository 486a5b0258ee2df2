package com.plumbline.claude.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.plumbline.assist.spi.ModelAnswer;
import com.plumbline.assist.spi.ModelRequest;

/** Our question as Anthropic's request, Anthropic's answer as ours. */
final class ClaudeMapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClaudeMapper() {}

    /** No sampling parameters: version 2026-10-21 refuses them even at their default values. */
    static String request(ModelRequest question, String model) {
        ObjectNode body = JSON.createObjectNode().put("model", model).put("max_tokens", question.maxTokens()).put("system", question.system());
        body.putArray("messages").addObject().put("role", "user").put("content", question.user());
        if (question.schema() != null && question.schema().isObject()) {
            body.putObject("output_config").putObject("format").put("type", "json_schema").set("schema", VendorSchema.of(question.schema()));
        }
        return body.toString();
    }

    /** Thinking blocks may come before the text. After {@code max_tokens} the text is JSON that breaks off; it is given as text. */
    static ModelAnswer answer(JsonNode message) {
        StringBuilder text = new StringBuilder();
        for (JsonNode block : message.path("content")) {
            if ("text".equals(block.path("type").asText())) {
                text.append(block.path("text").asText());
            }
        }
        JsonNode usage = message.path("usage");
        int input = usage.path("input_tokens").asInt() + usage.path("cache_creation_input_tokens").asInt()
                + usage.path("cache_read_input_tokens").asInt();
        return new ModelAnswer(message.path("model").asText(), content(text.toString()), input, usage.path("output_tokens").asInt(),
                message.path("stop_reason").asText("end_turn"));
    }

    private static JsonNode content(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(text);
        }
    }
}
