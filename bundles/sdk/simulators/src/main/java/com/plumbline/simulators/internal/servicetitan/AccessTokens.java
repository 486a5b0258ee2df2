package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.seed.Credentials;
import com.plumbline.simulators.internal.store.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives out access tokens for client credentials and knows them again. A token is signed and carries its company and end, so it
 * outlives a restart of the sandbox, as the vendor's do. Contract sheet, 1.
 */
public final class AccessTokens {

    static final int LIFETIME_SECONDS = 900;
    private static final String SCOPE = "tn.crm.customers:r tn.crm.locations:r tn.jpm.jobs:r tn.dis.jobassignments:r tn.set.technicians:r "
            + "tn.acc.invoices:r tn.pri.services:r tn.mar.campaigns:r tn.mem.memberships:r tn.eqs.installedequipment:r tn.sal.estimates:r "
            + "tn.tel.calls:r tn.inv.trucks:r tn.inv.inventorytemplates:r";

    private final Companies companies;
    private final Clock clock;
    private final AtomicLong serial = new AtomicLong();
    private volatile Instant validFrom = Instant.EPOCH;

    AccessTokens(Companies companies, Clock clock) {
        this.companies = companies;
        this.clock = clock;
        companies.journal().replay("tokens-expired", entry -> validFrom = Instant.parse(entry.path("at").asText()));
    }

    /** From now on every token given out before is expired. */
    public void expireAll() {
        validFrom = clock.instant();
        companies.journal().append("tokens-expired", Json.object().put("at", validFrom.toString()));
    }

    /** {@code POST /connect/token}: form-encoded only; a failure is the OAuth 2.0 one. */
    Response issue(Request request) {
        if (!request.hasContentType("application/x-www-form-urlencoded")) {
            return refused("invalid_request");
        }
        Map<String, List<String>> form = request.form();
        if (!"client_credentials".equals(Request.first(form, "grant_type").orElse(""))) {
            return refused("unsupported_grant_type");
        }
        Optional<Company> company = companies.byCredential(Credentials::clientId, Request.first(form, "client_id").orElse(""));
        String secret = Request.first(form, "client_secret").orElse("");
        if (company.isEmpty() || !company.get().credentials().clientSecret().equals(secret)) {
            return refused("invalid_client");
        }
        return Response.ok(Json.object().put("access_token", token(company.get())).put("expires_in", LIFETIME_SECONDS)
                .put("token_type", "Bearer").put("scope", SCOPE)).with("Cache-Control", "no-store");
    }

    /** The company of a token, unless it is not ours or its time is over. */
    Optional<Company> company(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3 || !MessageDigest.isEqual(bytes(parts[2]), bytes(signature(parts[0] + "." + parts[1])))) {
            return Optional.empty();
        }
        JsonNode claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));
        Instant issued = Instant.ofEpochMilli(claims.path("iatMillis").asLong());
        boolean current = !issued.isBefore(validFrom) && clock.instant().isBefore(issued.plusSeconds(LIFETIME_SECONDS));
        return current ? companies.byTenant(claims.path("tenant").asText()) : Optional.empty();
    }

    private String token(Company company) {
        ObjectNode claims = Json.object().put("tenant", String.valueOf(company.tenantId())).put("client_id", company.credentials().clientId())
                .put("iatMillis", clock.millis()).put("jti", serial.incrementAndGet());
        String signed = encode(bytes("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}")) + "." + encode(Json.bytes(claims));
        return signed + "." + signature(signed);
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes("sandbox tokens of seed " + companies.seed()), "HmacSHA256"));
            return encode(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Response refused(String error) {
        return Response.json(400, Json.object().put("error", error));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
