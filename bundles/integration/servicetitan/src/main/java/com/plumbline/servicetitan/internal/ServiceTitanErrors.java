package com.plumbline.servicetitan.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorErrors;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.time.Duration;
import java.util.Optional;

/** What ServiceTitan's answers mean. A body is not required: 401 and 403 come with and without one. Contract sheet, 3. */
final class ServiceTitanErrors implements VendorErrors {

    @Override
    public Optional<VendorFailure> failure(VendorCall call, VendorAnswer answer, Optional<Duration> retryAfter) {
        if (answer.ok()) {
            return Optional.empty();
        }
        JsonNode body = answer.json();
        boolean token = ServiceTitanAccess.TOKEN_CALL.equals(call.operation());
        Kind kind = token && answer.status() == 400 ? Kind.REFUSED : VendorErrors.kindOf(answer.status());
        String code = token && body.hasNonNull("error") ? body.path("error").asText() : Integer.toString(answer.status());
        return Optional.of(new VendorFailure(ServiceTitanPlugin.ID, call.operation(), kind, code,
                token ? tokenMessage(answer.status(), code) : message(answer.status(), body),
                body.path("traceId").asText(null), retryAfter.orElse(null), null));
    }

    private static String tokenMessage(int status, String code) {
        return switch (code) {
            case "invalid_client", "unauthorized_client", "invalid_grant" -> "ServiceTitan does not accept the client id and secret. "
                    + "Check both, and that they are of the same environment as the addresses (production or integration).";
            case "invalid_scope" -> "ServiceTitan does not give this client the right to read. Ask for reading scopes in the developer portal.";
            default -> status == 404 || status < 400
                    ? "The sign-in address does not answer as ServiceTitan's does. Check it: it is usually https://auth.servicetitan.io."
                    : status == 429 ? "ServiceTitan asks us to sign in less often."
                    : status >= 500 ? "ServiceTitan's sign-in is not available (" + status + ")."
                    : "ServiceTitan refused to sign us in (" + code + "). Check client id and secret.";
        };
    }

    private static String message(int status, JsonNode body) {
        return switch (status) {
            case 401 -> "ServiceTitan refuses the app key, or the token that belongs to the client id. Check the app key.";
            case 403 -> "ServiceTitan does not let this client read this tenant. Check the tenant id, and that the app is connected to it.";
            case 404 -> "ServiceTitan has nothing at this address. Check the base address: it is usually https://api.servicetitan.io.";
            case 429 -> "ServiceTitan asks us to slow down.";
            default -> status >= 500 ? "ServiceTitan is not available (" + status + ")."
                    : "ServiceTitan answered " + status + details(body);
        };
    }

    private static String details(JsonNode body) {
        StringBuilder text = new StringBuilder(body.path("title").asText("").isEmpty() ? "." : ": " + body.path("title").asText());
        body.path("errors").fields().forEachRemaining(field -> text.append(' ').append(field.getKey()).append(": ")
                .append(field.getValue().path(0).asText()));
        return text.toString();
    }
}
