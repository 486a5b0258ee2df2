package com.plumbline.simulators.internal.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * A text message as the carrier keeps it.
 *
 * @param number         counts up over all messages; the order of the list
 * @param direction      {@code outbound-api}, {@code outbound-reply} or {@code inbound}
 * @param service        SID of the messaging service, {@code null} when it was sent from a number
 * @param statusCallback where each change of state is posted to, {@code null} for nowhere
 * @param status         the vendor's word: {@code queued sending sent delivered …}
 * @param errorCode      0 for none
 * @param sendAt         when a scheduled one goes out, else {@code null}
 * @param sent           when it left, {@code null} before
 */
record Sms(long number, String sid, String company, String accountSid, String from, String to, String body, String direction,
        String service, String statusCallback, String status, int errorCode, Instant created, Instant updated, Instant sent,
        Instant sendAt) {

    private static final Set<String> FINAL = Set.of("delivered", "undelivered", "failed", "canceled", "received");
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    boolean isFinal() {
        return FINAL.contains(status);
    }

    boolean isInbound() {
        return direction.equals("inbound");
    }

    Sms with(String newStatus, int code, Instant at) {
        Instant left = sent == null && newStatus.equals("sent") ? at : sent;
        return new Sms(number, sid, company, accountSid, from, to, body, direction, service, statusCallback, newStatus, code, created, at,
                left, sendAt);
    }

    Sms withBody(String newBody, Instant at) {
        return new Sms(number, sid, company, accountSid, from, to, newBody, direction, service, statusCallback, status, errorCode, created,
                at, sent, sendAt);
    }

    Segments segments() {
        return Segments.of(body);
    }

    /** As the API answers it: counts and price are text. */
    ObjectNode json() {
        String uri = "/2010-04-01/Accounts/" + accountSid + "/Messages/" + sid;
        ObjectNode json = Json.object().put("account_sid", accountSid).put("api_version", "2010-04-01").put("body", body)
                .put("date_created", RFC_2822.format(created)).put("date_sent", sent == null ? null : RFC_2822.format(sent))
                .put("date_updated", RFC_2822.format(updated)).put("direction", direction);
        if (errorCode == 0) {
            json.putNull("error_code").putNull("error_message");
        } else {
            json.put("error_code", errorCode).put("error_message", TwilioError.text(errorCode));
        }
        json.put("from", from).put("messaging_service_sid", service).put("num_media", "0")
                .put("num_segments", String.valueOf(segments().count())).put("price", status.equals("delivered") ? "-0.00790" : null)
                .put("price_unit", "USD").put("sid", sid).put("status", status);
        json.putObject("subresource_uris").put("media", uri + "/Media.json");
        return json.put("to", to).put("uri", uri + ".json");
    }

    ObjectNode journal() {
        return Json.object().put("number", number).put("sid", sid).put("company", company).put("accountSid", accountSid).put("from", from)
                .put("to", to).put("body", body).put("direction", direction).put("service", service).put("statusCallback", statusCallback)
                .put("status", status).put("errorCode", errorCode).put("created", created.toString()).put("updated", updated.toString())
                .put("sent", text(sent)).put("sendAt", text(sendAt));
    }

    static Sms of(JsonNode entry) {
        return new Sms(entry.path("number").asLong(), entry.path("sid").asText(), entry.path("company").asText(),
                entry.path("accountSid").asText(), entry.path("from").asText(), entry.path("to").asText(), entry.path("body").asText(),
                entry.path("direction").asText(), entry.path("service").textValue(), entry.path("statusCallback").textValue(),
                entry.path("status").asText(), entry.path("errorCode").asInt(), Instant.parse(entry.path("created").asText()),
                Instant.parse(entry.path("updated").asText()), instant(entry.path("sent")), instant(entry.path("sendAt")));
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Instant instant(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.asText()) : null;
    }
}
