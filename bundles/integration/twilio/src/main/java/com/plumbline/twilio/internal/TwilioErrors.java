package com.plumbline.twilio.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorErrors;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import com.plumbline.messaging.spi.SmsProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Twilio's error codes in plain words, from {@code OSGI-INF/twilio/errors.json}. */
final class TwilioErrors implements VendorErrors {

    private record Meaning(String code, Kind call, SmsProblem.Kind problem, String text) {}

    private static final String PATH = "/OSGI-INF/twilio/errors.json";

    private final Map<String, Meaning> meanings;

    TwilioErrors() {
        try (InputStream in = TwilioErrors.class.getResourceAsStream(PATH)) {
            meanings = Arrays.stream(new ObjectMapper().readValue(in, Meaning[].class))
                    .collect(Collectors.toMap(Meaning::code, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(PATH + " cannot be read", e);
        }
    }

    /** Body: {@code {"code":21211,"message":"…","more_info":"…","status":400}}; a proxy in between may answer without one. */
    @Override
    public Optional<VendorFailure> failure(VendorCall call, VendorAnswer answer, Optional<Duration> retryAfter) {
        if (answer.ok()) {
            return Optional.empty();
        }
        JsonNode body = answer.json();
        String code = body.path("code").isNumber() ? body.path("code").asText() : Integer.toString(answer.status());
        Meaning known = meanings.get(code);
        Kind kind = answer.status() >= 500 || known == null ? VendorErrors.kindOf(answer.status()) : known.call();
        return Optional.of(new VendorFailure(TwilioPlugin.ID, call.operation(), kind, code,
                known != null ? known.text() : unknown(answer.status(), body), answer.header("Twilio-Request-Id").orElse(null),
                retryAfter.orElse(null), null));
    }

    SmsProblem explain(String code) {
        Meaning known = code == null ? null : meanings.get(code);
        return known != null ? new SmsProblem(known.problem(), known.text())
                : new SmsProblem(SmsProblem.Kind.PERMANENT, "Twilio could not deliver the message"
                        + (code == null ? "." : "; its code is " + code + ", see twilio.com/docs/errors/" + code + "."));
    }

    private static String unknown(int status, JsonNode body) {
        if (status == 401 || status == 403) {
            return "Twilio does not accept the account SID and auth token. Check both under Connections.";
        }
        if (status >= 500) {
            return "Twilio is not available (" + status + ").";
        }
        if (!body.isObject()) {
            return "The base address does not answer as Twilio's does. Check it: it is usually https://api.twilio.com.";
        }
        return "Twilio refused: " + body.path("message").asText("status " + status);
    }
}
