package com.plumbline.simulators.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Faults;
import com.plumbline.simulators.internal.http.Handler;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.RequestLog;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.property.PropertyRegister;
import com.plumbline.simulators.internal.seed.Credentials;
import com.plumbline.simulators.internal.servicetitan.ServiceTitan;
import com.plumbline.simulators.internal.store.Json;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** {@code /sandbox/…}: what a test or the page asks the sandbox itself: counts, companies, faults, recorded requests. */
public final class ControlDesk {

    private final Companies companies;
    private final Faults faults;
    private final RequestLog log;
    private final ServiceTitan serviceTitan;
    private final MailDesk mail;

    public ControlDesk(Companies companies, Faults faults, RequestLog log, ServiceTitan serviceTitan, MailDesk mail) {
        this.companies = companies;
        this.faults = faults;
        this.log = log;
        this.serviceTitan = serviceTitan;
        this.mail = mail;
    }

    public void addTo(Router router) {
        router.add("GET", "/sandbox/counts", guarded(request -> Response.ok(company(request, companies).shop().counts())));
        router.add("GET", "/sandbox/companies", request -> Response.ok(companiesJson()));
        router.add("GET", "/sandbox/setup", guarded(this::setup));
        router.add("GET", "/sandbox/faults", request -> Response.ok(allFaults()));
        router.add("GET", "/sandbox/faults/{vendor}", guarded(request -> Response.ok(faults.get(vendor(request)))));
        router.add("PUT", "/sandbox/faults/{vendor}", guarded(request -> Response.ok(faults.set(vendor(request), body(request)))));
        router.add("DELETE", "/sandbox/faults/{vendor}", guarded(request -> {
            faults.clear(vendor(request));
            return Response.empty(204);
        }));
        router.add("GET", "/sandbox/requests", guarded(this::requests));
        router.add("GET", "/sandbox/rates", request -> Response.ok(Json.object().set("servicetitan", Json.object()
                .put("peakPerSecond", serviceTitan.rate().peak()).put("refused", serviceTitan.rate().refused()))));
    }

    /** The company that {@code ?company=} names, by key, tenant id or number from 1; the first one when it names none. */
    static Company company(Request request, Companies companies) {
        return company(request.parameter("company").orElse("1"), companies);
    }

    static Company company(String wanted, Companies companies) {
        return companies.byKey(wanted).or(() -> companies.byTenant(wanted)).or(() -> companies.all().stream()
                .filter(company -> String.valueOf(company.plan().number()).equals(wanted)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("There is no company " + wanted + " in the sandbox."));
    }

    /** Turns what a request has wrong into a 400 with a sentence. */
    static Handler guarded(Handler handler) {
        return request -> {
            try {
                return handler.answer(request);
            } catch (IllegalArgumentException | DateTimeException wrong) {
                return Response.json(400, Json.object().put("error", wrong.getMessage()));
            }
        };
    }

    static ObjectNode body(Request request) {
        try {
            JsonNode body = Json.read(request.body());
            if (body instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("The body is a JSON object.");
        } catch (UncheckedIOException malformed) {
            throw new IllegalArgumentException("The body is not JSON: " + malformed.getCause().getMessage(), malformed);
        }
    }

    private static Vendor vendor(Request request) {
        return Vendor.ofId(request.var("vendor")).orElseThrow(() ->
                new IllegalArgumentException("There is no vendor " + request.var("vendor") + "; known: servicetitan, twilio, anthropic, property, openid, smtp."));
    }

    private ObjectNode allFaults() {
        ObjectNode all = Json.object();
        for (Vendor vendor : Vendor.values()) {
            all.set(vendor.id(), faults.get(vendor));
        }
        return all;
    }

    private Response requests(Request request) {
        Optional<String> since = request.parameter("since");
        boolean byNumber = since.isPresent() && since.get().matches("\\d+");
        ArrayNode items = log.since(request.parameter("vendor").orElse(null),
                since.isPresent() && !byNumber ? Instant.parse(since.get()) : null, byNumber ? Long.parseLong(since.get()) : 0);
        return Response.ok(Json.object().set("items", items));
    }

    /**
     * The company as {@code POST /api/operator/companies} takes it, connected to these simulators; the caller puts the owner's password in.
     * {@code sandbox} is our address as the appliance reaches it, {@code publicUrl} the appliance's as we do.
     */
    private Response setup(Request request) {
        Company company = company(request, companies);
        String sandbox = sandbox(request);
        Credentials keys = company.credentials();
        String number = company.plan().number() == 1 ? "" : String.valueOf(company.plan().number());
        ObjectNode setup = Json.object().put("id", company.key()).put("name", company.plan().name()).put("zone", "America/Chicago")
                .put("sandbox", true);
        setup.putObject("owner").put("name", "Owner" + number).put("email", "owner" + number + "@example.com").put("password", "@PASSWORD@");
        ObjectNode plugins = setup.putObject("plugins");
        settings(plugins, "servicetitan").put("baseUrl", sandbox + Vendor.SERVICETITAN.prefix())
                .put("authUrl", sandbox + Vendor.SERVICETITAN.prefix()).put("tenantId", String.valueOf(company.tenantId()))
                .put("clientId", keys.clientId()).put("clientSecret", keys.clientSecret()).put("appKey", keys.appKey());
        settings(plugins, "twilio").put("baseUrl", sandbox + Vendor.TWILIO.prefix()).put("accountSid", keys.accountSid())
                .put("authToken", keys.authToken()).put("fromNumber", keys.fromNumber())
                .put("publicUrl", request.parameter("publicUrl").orElseThrow(() -> new IllegalArgumentException("publicUrl is missing.")));
        settings(plugins, "claude").put("baseUrl", sandbox + Vendor.ANTHROPIC.prefix()).put("apiKey", keys.apiKey());
        settings(plugins, "propertyfacts").put("baseUrl", sandbox + Vendor.PROPERTY.prefix()).put("apiKey", PropertyRegister.keyOf(company));
        mail.connect(settings(plugins, "smtp"), request, company);
        return Response.ok(setup);
    }

    /** Our address as the appliance reaches it. */
    static String sandbox(Request request) {
        return request.parameter("sandbox").orElseThrow(() -> new IllegalArgumentException("sandbox=<our address> is missing."));
    }

    private static ObjectNode settings(ObjectNode plugins, String id) {
        return plugins.putObject(id).put("enabled", true).putObject("settings");
    }

    private ObjectNode companiesJson() {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        for (Company company : companies.all()) {
            Credentials keys = company.credentials();
            ObjectNode json = items.addObject().put("key", company.key()).put("name", company.plan().name()).put("zone", "America/Chicago");
            json.putObject("servicetitan").put("tenantId", String.valueOf(company.tenantId())).put("clientId", keys.clientId())
                    .put("clientSecret", keys.clientSecret()).put("appKey", keys.appKey());
            json.putObject("twilio").put("accountSid", keys.accountSid()).put("authToken", keys.authToken())
                    .put("messagingServiceSid", keys.messagingServiceSid()).put("fromNumber", keys.fromNumber());
            json.putObject("anthropic").put("apiKey", keys.apiKey());
            json.putObject("property").put("apiKey", PropertyRegister.keyOf(company));
        }
        return answer;
    }
}
