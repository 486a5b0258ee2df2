package com.plumbline.propertyfacts.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorErrors;
import com.plumbline.kernel.VendorFailure;
import java.time.Duration;
import java.util.Optional;

/** What the register's answers mean. A building that it does not have is an answer, not a failure. */
final class PropertyErrors implements VendorErrors {

    static final String NOT_FOUND = "PROPERTY_NOT_FOUND";

    @Override
    public Optional<VendorFailure> failure(VendorCall call, VendorAnswer answer, Optional<Duration> retryAfter) {
        JsonNode error = answer.ok() ? null : answer.json().path("error");
        if (answer.ok() || answer.status() == 404 && NOT_FOUND.equals(error.path("code").asText())) {
            return Optional.empty();
        }
        String code = error.path("code").asText(Integer.toString(answer.status()));
        return Optional.of(new VendorFailure(PropertyPlugin.ID, call.operation(), VendorErrors.kindOf(answer.status()), code, message(answer.status(), error),
                answer.header("x-request-id").orElse(null), retryAfter.orElse(null), null));
    }

    private static String message(int status, JsonNode error) {
        return switch (status) {
            case 401, 403 -> "The property register does not accept the API key. Check it under Connections.";
            case 402 -> "The account at the property register has no look-ups left.";
            case 429 -> "The property register asks us to slow down.";
            default -> status >= 500 ? "The property register is not available (" + status + ")."
                    : error.isMissingNode() ? "The base address does not answer as a property register does (" + status + "). Check it under Connections."
                    : "The property register answered " + status + ": " + error.path("message").asText("no reason given");
        };
    }
}
