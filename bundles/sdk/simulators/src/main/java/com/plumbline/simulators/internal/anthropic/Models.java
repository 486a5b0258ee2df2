package com.plumbline.simulators.internal.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import java.util.List;

/** The models there are. Contract sheet, Request. */
final class Models {

    private static final List<String> IDS = List.of("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5", "claude-opus-5", "claude-sonnet-5",
            "claude-fable-5-2", "claude-fable-5-1", "claude-fable-5", "claude-mythos-5-2", "claude-mythos-5-1", "claude-mythos-5",
            "claude-mythos-preview", "claude-opus-4-8", "claude-opus-4-7", "claude-opus-4-6", "claude-opus-4-5", "claude-opus-4-5-20251101",
            "claude-sonnet-4-6", "claude-haiku-4-5", "claude-haiku-4-5-20251001", "claude-sonnet-4-5", "claude-sonnet-4-5-20250929");

    private Models() {
    }

    static boolean exists(String id) {
        return IDS.contains(id);
    }

    /** Models after Opus 4.6 take no temperature but 1. */
    static boolean takesTemperature(String id) {
        return id.contains("-4-5") || id.contains("-4-6");
    }

    static ObjectNode list() {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        IDS.forEach(id -> data.add(json(id)));
        return answer.put("has_more", false).put("first_id", IDS.get(0)).put("last_id", IDS.get(IDS.size() - 1));
    }

    static ObjectNode json(String id) {
        return Json.object().put("type", "model").put("id", id).put("display_name", id.replace("claude-", "Claude ").replace('-', ' '))
                .put("created_at", "2026-10-21T00:00:00Z");
    }
}
