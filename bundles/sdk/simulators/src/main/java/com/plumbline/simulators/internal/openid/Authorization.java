package com.plumbline.simulators.internal.openid;

import com.plumbline.simulators.internal.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An authorization request, as an application sends a browser with it.
 *
 * @param parameters in the order they came
 */
record Authorization(Map<String, List<String>> parameters) {

    /** What is kept on the page and sent with its form. */
    static final List<String> NAMES = List.of("response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method", "prompt");

    Optional<String> value(String name) {
        return Request.first(parameters, name);
    }

    /** The error of RFC 6749 4.1.2.1 and its sentence; empty for a request that may go on. */
    Optional<Map.Entry<String, String>> error() {
        Optional<String> twice = NAMES.stream().filter(name -> parameters.getOrDefault(name, List.of()).size() > 1).findFirst();
        if (twice.isPresent()) {
            return wrong("invalid_request", twice.get() + " is there twice");
        }
        if (value("response_type").isEmpty()) {
            return wrong("invalid_request", "response_type is missing");
        }
        if (!value("response_type").get().equals("code")) {
            return wrong("unsupported_response_type", "only code is offered");
        }
        if (!Arrays.asList(value("scope").orElse("").split(" ")).contains("openid")) {
            return wrong("invalid_scope", "openid is missing");
        }
        if (value("code_challenge").filter(challenge -> challenge.matches("[A-Za-z0-9_-]{43}")).isEmpty() || !value("code_challenge_method").orElse("plain").equals("S256")) {
            return wrong("invalid_request", "code_challenge of the method S256 is needed");
        }
        return value("prompt").filter("none"::equals).isPresent() ? wrong("login_required", "nobody is signed in here") : Optional.empty();
    }

    /** The way back with these values, the state and our own name (RFC 9207). */
    String back(String issuer, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(values);
        value("state").ifPresent(state -> all.put("state", state));
        all.put("iss", issuer);
        String redirect = value("redirect_uri").orElseThrow();
        StringBuilder address = new StringBuilder(redirect);
        all.forEach((name, value) -> address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return address.toString();
    }

    private static Optional<Map.Entry<String, String>> wrong(String error, String description) {
        return Optional.of(Map.entry(error, description));
    }
}
