package com.plumbline.simulators.internal.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Handler;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.SandboxServer.VendorErrors;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.store.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The register under {@code /property}: {@code GET /v1/properties?street=&city=&state=&zip=} with the header {@code x-api-key}. The same
 * address always has the same home; one in twelve is not in the register. Refuses every parameter that is not part of an address, so that
 * a name or a phone number that leaves by mistake is seen.
 */
public final class PropertyRegister {

    private static final Set<String> ADDRESS = Set.of("street", "unit", "city", "state", "zip", "country");
    private static final List<String> TYPES = List.of("single_family", "single_family", "single_family", "townhouse", "condo", "duplex");
    private static final List<String> HEATING = List.of("forced air, gas", "forced air, electric", "boiler", "heat pump");
    private static final int UNKNOWN_OF = 12;

    private final Companies companies;

    public PropertyRegister(Companies companies) {
        this.companies = companies;
    }

    public void addTo(Router router) {
        String base = Vendor.PROPERTY.prefix() + "/v1";
        router.add("GET", base + "/properties", guarded(PropertyRegister::property));
        router.add("GET", base + "/account", guarded(request -> Response.ok(Json.object().put("plan", "sandbox").put("remainingLookups", 100_000))));
    }

    public static String keyOf(Company company) {
        return "prop_" + HexFormat.of().formatHex(hash(company.credentials().apiKey()), 0, 12);
    }

    public VendorErrors errors() {
        return new VendorErrors() {
            @Override
            public Response fault(int status) {
                return error(status, "FAULT", "The register does not answer as it should.");
            }

            @Override
            public Response unknown(Request request, boolean pathExists) {
                return error(pathExists ? 405 : 404, pathExists ? "METHOD_NOT_ALLOWED" : "NOT_FOUND", "There is nothing at " + request.path() + ".");
            }
        };
    }

    private Handler guarded(Handler inside) {
        return request -> {
            String key = request.header("x-api-key").orElse("");
            return companies.all().stream().noneMatch(company -> keyOf(company).equals(key)) ? error(401, "UNAUTHORIZED", "The API key is not known.")
                    : inside.answer(request);
        };
    }

    private static Response property(Request request) {
        for (String name : request.queryParameters().keySet()) {
            if (!ADDRESS.contains(name)) {
                return error(400, "UNKNOWN_PARAMETER", "\"" + name + "\" is not part of an address.");
            }
        }
        if (request.parameter("street").isEmpty() || request.parameter("zip").isEmpty() && request.parameter("city").isEmpty()) {
            return error(400, "ADDRESS_INCOMPLETE", "street, and zip or city with state, are needed.");
        }
        byte[] lot = hash((request.parameter("street").get() + '|' + request.parameter("zip").orElse(request.parameter("city").orElse(""))).toLowerCase(Locale.ROOT));
        if (number(lot, 0) % UNKNOWN_OF == 0) {
            return error(404, "PROPERTY_NOT_FOUND", "The register has no building at this address.");
        }
        return Response.ok(home(lot));
    }

    private static ObjectNode home(byte[] lot) {
        int built = 1905 + number(lot, 1) % 118;
        ObjectNode answer = Json.object();
        ObjectNode property = answer.putObject("property").put("propertyType", TYPES.get(number(lot, 2) % TYPES.size())).put("yearBuilt", built)
                .put("squareFeet", 900 + number(lot, 3) * 12 % 3200).put("bedrooms", 2 + number(lot, 4) % 4).put("bathrooms", 1 + number(lot, 5) % 3)
                .put("stories", 1 + number(lot, 6) % 2).put("roofYear", Math.max(built, 1998 + number(lot, 7) % 26))
                .put("heating", HEATING.get(number(lot, 8) % HEATING.size())).put("lastSoldOn", (2004 + number(lot, 9) % 21) + "-06-15")
                .put("ownerOccupied", number(lot, 10) % 4 != 0);
        // What we must not take: the plug-in has to leave it where it is.
        property.put("ownerName", "Register Owner").put("assessedValue", 100_000 + number(lot, 11) * 1000).put("mortgageBalance", number(lot, 12) * 900);
        answer.put("recordedOn", "2026-01-31");
        return answer;
    }

    private static Response error(int status, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return Response.json(status, body);
    }

    private static int number(byte[] lot, int place) {
        return lot[place] & 0xFF;
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
