package com.plumbline.claude.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorErrors;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.time.Duration;
import java.util.Optional;

/** What Anthropic's error types mean. Source: vendors' contract sheet, Errors. */
final class ClaudeErrors implements VendorErrors {

    private static final String SPENT = "enforced_spend_limit_reached";

    @Override
    public Optional<VendorFailure> failure(VendorCall call, VendorAnswer answer, Optional<Duration> retryAfter) {
        if (answer.ok()) {
            return Optional.empty();
        }
        JsonNode error = answer.json().path("error");
        boolean spent = SPENT.equals(error.at("/details/error_code").asText());
        String type = spent ? SPENT : error.path("type").asText(Integer.toString(answer.status()));
        Kind kind = spent ? Kind.REFUSED : kind(answer);
        return Optional.of(new VendorFailure(ClaudePlugin.ID, call.operation(), kind, type, message(answer.status(), type, error),
                answer.header("request-id").orElse(answer.json().path("request_id").asText(null)), retryAfter.orElse(null), null));
    }

    private static Kind kind(VendorAnswer answer) {
        if (answer.header("x-should-retry").filter("false"::equals).isPresent()) {
            return Kind.REJECTED;
        }
        return answer.status() == 409 ? Kind.UNAVAILABLE : VendorErrors.kindOf(answer.status());
    }

    private static String message(int status, String type, JsonNode error) {
        return switch (type) {
            case "authentication_error" -> "Anthropic does not accept the API key. Check it under Connections.";
            case "billing_error" -> "Anthropic's account has no credit, or no valid payment. Look into the console.";
            case SPENT -> "The spend limit of the Anthropic account is reached. Raise it in the console, or wait for the next period.";
            case "permission_error" -> "The API key may not use this. Check its workspace in Anthropic's console.";
            case "not_found_error" -> "Anthropic does not know what was asked for (" + detail(error)
                    + "). Check the names of the models and the base address under Connections.";
            case "request_too_large" -> "The question is larger than Anthropic accepts.";
            case "rate_limit_error" -> "Anthropic asks us to slow down.";
            case "overloaded_error" -> "Anthropic's models are overloaded at the moment.";
            case "invalid_request_error" -> "Anthropic could not use the question: " + detail(error);
            default -> status >= 500 ? "Anthropic is not available (" + status + ")."
                    : error.isMissingNode() ? "The base address does not answer as Anthropic's does (" + status
                            + "). Check it: it is usually https://api.anthropic.com."
                    : "Anthropic answered " + status + ": " + detail(error);
        };
    }

    private static String detail(JsonNode error) {
        String text = error.path("message").asText("");
        return text.length() <= 200 ? text : text.substring(0, 199) + "…";
    }
}
