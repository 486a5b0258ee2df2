package com.plumbline.simulators.internal.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.store.Json;

/** A whole answer told as the events of a stream. Contract sheet, Streaming. */
final class EventStream {

    private final StringBuilder text = new StringBuilder();

    private EventStream() {
    }

    static Response of(ObjectNode message) {
        EventStream stream = new EventStream();
        ObjectNode begun = message.deepCopy();
        begun.putArray("content");
        begun.putNull("stop_reason");
        stream.event("message_start", Json.object().set("message", begun));
        int index = 0;
        for (JsonNode block : message.path("content")) {
            stream.block(index++, block);
        }
        ObjectNode end = Json.object();
        end.putObject("delta").put("stop_reason", message.path("stop_reason").asText()).putNull("stop_sequence");
        end.putObject("usage").put("output_tokens", message.path("usage").path("output_tokens").asInt());
        stream.event("message_delta", end);
        stream.event("message_stop", Json.object());
        return Response.text(200, "text/event-stream; charset=utf-8", stream.text.toString());
    }

    private void block(int index, JsonNode block) {
        boolean tool = block.path("type").asText().equals("tool_use");
        ObjectNode empty = block.deepCopy();
        if (tool) {
            empty.putObject("input");
        } else {
            empty.put("text", "");
        }
        event("content_block_start", Json.object().put("index", index).set("content_block", empty));
        String whole = tool ? block.path("input").toString() : block.path("text").asText();
        for (int i = 0; i < whole.length(); i += 40) {
            String piece = whole.substring(i, Math.min(whole.length(), i + 40));
            ObjectNode delta = Json.object().put("index", index);
            delta.putObject("delta").put("type", tool ? "input_json_delta" : "text_delta").put(tool ? "partial_json" : "text", piece);
            event("content_block_delta", delta);
        }
        event("content_block_stop", Json.object().put("index", index));
    }

    private void event(String type, ObjectNode data) {
        ObjectNode whole = Json.object().put("type", type);
        whole.setAll(data);
        text.append("event: ").append(type).append("\ndata: ").append(whole).append("\n\n");
    }
}
