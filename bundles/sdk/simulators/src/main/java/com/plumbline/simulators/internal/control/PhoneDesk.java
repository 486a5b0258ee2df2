package com.plumbline.simulators.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import com.plumbline.simulators.internal.twilio.Twilio;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /sandbox/phone…}: what the simulated phones show, and answering on one of them. */
public final class PhoneDesk {

    private final Companies companies;
    private final Twilio twilio;

    public PhoneDesk(Companies companies, Twilio twilio) {
        this.companies = companies;
        this.twilio = twilio;
    }

    public void addTo(Router router) {
        router.add("GET", "/sandbox/phone/messages", ControlDesk.guarded(request -> Response.ok(Json.object().set("items",
                twilio.received(request.parameter("to").map(Twilio::phone).orElse(null))))));
        router.add("POST", "/sandbox/phone/replies", ControlDesk.guarded(this::reply));
        router.add("GET", "/sandbox/phones", request -> Response.ok(phones()));
    }

    private Response reply(Request request) {
        ObjectNode reply = ControlDesk.body(request);
        if (!reply.hasNonNull("from") || !reply.path("body").isTextual()) {
            throw new IllegalArgumentException("A reply needs from (the phone) and body (the text).");
        }
        Company company = reply.hasNonNull("company") ? ControlDesk.company(reply.path("company").asText(), companies) : null;
        return Response.ok(twilio.reply(Twilio.phone(reply.path("from").asText()), reply.path("body").asText(), company));
    }

    /** Technicians' phones, and every other phone that has messages, each with both sides of its conversation. */
    private ObjectNode phones() {
        Map<String, ObjectNode> phones = new LinkedHashMap<>();
        for (Company company : companies.all()) {
            for (Row row : company.shop().table(Kind.TECHNICIAN).rows()) {
                JsonNode technician = row.record();
                if (row.active() && !technician.path("phoneNumber").asText("").isEmpty()) {
                    phone(phones, Twilio.phone(technician.path("phoneNumber").asText())).put("name", technician.path("name").asText())
                            .put("company", company.plan().name());
                }
            }
        }
        twilio.conversations().forEach(message -> {
            boolean inbound = message.path("direction").asText().equals("inbound");
            ObjectNode phone = phone(phones, message.path(inbound ? "from" : "to").asText());
            phone.withArray("messages").add(message);
        });
        ArrayNode items = Json.array();
        phones.values().forEach(items::add);
        return Json.object().set("items", items);
    }

    private static ObjectNode phone(Map<String, ObjectNode> phones, String number) {
        return phones.computeIfAbsent(number, key -> {
            ObjectNode phone = Json.object().put("phone", key).putNull("name").putNull("company");
            phone.putArray("messages");
            return phone;
        });
    }
}
