package com.plumbline.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** The vendors' side: what they hold, what arrived on the phones, and the faults they are told to have. */
public record Sandbox(Rest rest) {

    public JsonNode counts() {
        return rest.get("/sandbox/counts").ok();
    }

    /** Messages on simulated phones, oldest first, to one number or ({@code null}) to any. */
    public List<JsonNode> phoneMessages(String to) {
        String query = to == null ? "" : "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        return StreamSupport.stream(rest.get("/sandbox/phone/messages" + query).ok().path("items").spliterator(), false).toList();
    }

    /** Messages with the text of this briefing; the link's token is made when it is sent, so it does not count. */
    public List<JsonNode> phoneMessages(JsonNode briefing) {
        String text = beforeLink(briefing.path("sms").path("body").asText());
        return phoneMessages((String) null).stream().filter(message -> beforeLink(message.path("body").asText()).equals(text)).toList();
    }

    private static String beforeLink(String body) {
        return body.replaceFirst("https?://\\S+$", "");
    }

    public void reply(String from, String body) {
        rest.post("/sandbox/phone/replies", Rest.JSON.createObjectNode().put("from", from).put("body", body)).ok();
    }

    public void fault(String vendor, ObjectNode fault) {
        rest.put("/sandbox/faults/" + vendor, fault).ok();
    }

    public void heal(String vendor) {
        rest.delete("/sandbox/faults/" + vendor).ok();
    }

    public JsonNode plan(ObjectNode plan) {
        return rest.post("/sandbox/plans", plan).ok();
    }

    /** Requests that reached a vendor since an instant, oldest first. */
    public List<JsonNode> requests(String vendor) {
        return StreamSupport.stream(rest.get("/sandbox/requests?vendor=" + vendor).ok().path("items").spliterator(), false).toList();
    }
}
