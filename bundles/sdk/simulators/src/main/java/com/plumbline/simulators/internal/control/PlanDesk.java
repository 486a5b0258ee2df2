package com.plumbline.simulators.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.anthropic.Anthropic;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Faults;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.openid.Flaw;
import com.plumbline.simulators.internal.openid.OpenIdProvider;
import com.plumbline.simulators.internal.servicetitan.ServiceTitan;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.twilio.Twilio;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** {@code POST /sandbox/plans}: something happens at a vendor. Answers what changed, under {@code changed}. */
public final class PlanDesk {

    private final Companies companies;
    private final Map<String, BiFunction<Company, JsonNode, ObjectNode>> plans = new LinkedHashMap<>();

    public PlanDesk(Companies companies, ServiceTitan serviceTitan, Twilio twilio, Anthropic anthropic, OpenIdProvider provider, Faults faults, Clock clock) {
        this.companies = companies;
        CustomerPlans customers = new CustomerPlans(companies);
        JobPlans jobs = new JobPlans(companies, clock);
        plans.put("changeCustomer", customers::changeCustomer);
        plans.put("changeTechnician", customers::changeTechnician);
        plans.put("addJob", jobs::add);
        plans.put("changeJob", jobs::change);
        plans.put("cancelJob", jobs::cancel);
        plans.put("stopNumber", (company, plan) -> {
            String phone = Twilio.phone(text(plan, "phone"));
            twilio.stop(company, phone);
            return Json.object().put("stopped", phone);
        });
        plans.put("magicNumber", (company, plan) -> {
            String phone = Twilio.phone(text(plan, "phone"));
            twilio.setFate(phone, plan.path("code").asInt());
            return Json.object().put("phone", phone).put("code", plan.path("code").asInt());
        });
        plans.put("numberWebhook", (company, plan) -> {
            twilio.setInboundWebhook(company, text(plan, "url"));
            return Json.object().put("number", company.credentials().fromNumber()).put("url", text(plan, "url"));
        });
        plans.put("modelAnswer", (company, plan) -> Json.object().put("mode", anthropic.setMode(text(plan, "mode"))));
        plans.put("identityProvider", (company, plan) -> {
            Flaw flaw = Flaw.of(text(plan, "flaw"));
            provider.set(flaw);
            return Json.object().put("flaw", flaw.text());
        });
        plans.put("expireTokens", (company, plan) -> {
            serviceTitan.tokens().expireAll();
            return Json.object().put("tokens", "expired");
        });
        plans.put("reset", (company, plan) -> {
            companies.reset();
            twilio.forget();
            anthropic.setMode("normal");
            provider.set(Flaw.NONE);
            for (Vendor vendor : Vendor.values()) {
                faults.clear(vendor);
            }
            return Json.object().put("madeAt", Json.time(companies.madeAt()));
        });
    }

    public void addTo(Router router) {
        router.add("POST", "/sandbox/plans", ControlDesk.guarded(this::carryOut));
        router.add("GET", "/sandbox/plans", request -> {
            ObjectNode answer = Json.object();
            plans.keySet().forEach(answer.putArray("actions")::add);
            return Response.ok(answer);
        });
    }

    private Response carryOut(Request request) {
        ObjectNode plan = ControlDesk.body(request);
        BiFunction<Company, JsonNode, ObjectNode> action = plans.get(plan.path("action").asText());
        if (action == null) {
            throw new IllegalArgumentException("There is no action '" + plan.path("action").asText() + "'; known: " + String.join(", ", plans.keySet()) + ".");
        }
        Company company = ControlDesk.company(plan.path("company").asText("1"), companies);
        ObjectNode answer = Json.object().put("action", plan.path("action").asText());
        answer.set("changed", action.apply(company, plan));
        return Response.ok(answer);
    }

    private static String text(JsonNode plan, String name) {
        if (!plan.hasNonNull(name)) {
            throw new IllegalArgumentException("The plan " + plan.path("action").asText() + " needs " + name + ".");
        }
        return plan.path(name).asText();
    }
}
