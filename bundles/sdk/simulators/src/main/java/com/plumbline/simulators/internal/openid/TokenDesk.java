package com.plumbline.simulators.internal.openid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.store.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code POST /token}: an application that proves itself changes a code for an ID token. Errors as RFC 6749 5.2. */
final class TokenDesk {

    private final Supplier<List<Client>> clients;
    private final Map<String, Grant> grants;
    private final IdTokens tokens;
    private final Clock clock;

    TokenDesk(Supplier<List<Client>> clients, Map<String, Grant> grants, IdTokens tokens, Clock clock) {
        this.clients = clients;
        this.grants = grants;
        this.tokens = tokens;
        this.clock = clock;
    }

    Response answer(Request request) {
        Map<String, List<String>> form = request.form();
        Optional<String> basic = request.header("authorization");
        if (form.isEmpty() || form.values().stream().anyMatch(values -> values.size() > 1)) {
            return error(400, "invalid_request", "The body is a form in which each name stands once.");
        }
        if (basic.isPresent() && form.containsKey("client_secret")) {
            return error(400, "invalid_request", "Prove who you are in one way, not in two.");
        }
        Optional<Client> client = basic.isPresent() ? byHeader(basic.get())
                : known(Request.first(form, "client_id").orElse(""), Request.first(form, "client_secret").orElse(""));
        if (client.isEmpty()) {
            return error(401, "invalid_client", "The client is not known, or its secret is another one.").with("WWW-Authenticate", "Basic realm=\"openid\"");
        }
        Optional<String> type = Request.first(form, "grant_type");
        if (type.isPresent() && !type.get().equals("authorization_code")) {
            return error(400, "unsupported_grant_type", "Only authorization_code is offered.");
        }
        for (String needed : List.of("grant_type", "code", "redirect_uri", "code_verifier")) {
            if (Request.first(form, needed).isEmpty()) {
                return error(400, "invalid_request", needed + " is missing.");
            }
        }
        return redeemed(request, form, client.get());
    }

    /** A code is gone with the first attempt, whoever makes it. */
    private Response redeemed(Request request, Map<String, List<String>> form, Client client) {
        Grant grant = grants.remove(form.get("code").get(0));
        if (grant == null || !grant.redeemable(client, form.get("redirect_uri").get(0), form.get("code_verifier").get(0), clock.instant())) {
            return error(400, "invalid_grant", "The code is unknown, used, too old or another client's, or the verifier is not its own.");
        }
        ObjectNode body = Json.object().put("access_token", "opaque-" + grant.person().subject()).put("token_type", "Bearer").put("expires_in", 300)
                .put("scope", "openid email").put("id_token", tokens.token(OpenIdProvider.issuer(request), grant, clock.instant()));
        return Response.ok(body).with("Cache-Control", "no-store");
    }

    /** RFC 6749 2.3.1: both halves are encoded like a form's values before they are joined. */
    private Optional<Client> byHeader(String header) {
        try {
            String[] halves = new String(Base64.getDecoder().decode(header.replaceFirst("(?i)^Basic ", "")), StandardCharsets.UTF_8).split(":", 2);
            return halves.length == 2 ? known(URLDecoder.decode(halves[0], StandardCharsets.UTF_8), URLDecoder.decode(halves[1], StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Client> known(String id, String secret) {
        return clients.get().stream().filter(client -> client.id().equals(id) && client.secret().equals(secret)).findFirst();
    }

    static Response error(int status, String code, String description) {
        return Response.json(status, Json.object().put("error", code).put("error_description", description)).with("Cache-Control", "no-store");
    }
}
