package com.plumbline.simulators.internal.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.SandboxServer.VendorErrors;
import com.plumbline.simulators.internal.store.Json;
import java.util.Map;

/** The vendor's error body; each status has its own type. Contract sheet, Errors. */
final class AnthropicError implements VendorErrors {

    private static final Map<Integer, String> TYPES = Map.of(400, "invalid_request_error", 401, "authentication_error", 402, "billing_error",
            403, "permission_error", 404, "not_found_error", 413, "request_too_large", 429, "rate_limit_error", 504, "timeout_error", 529,
            "overloaded_error");

    /** A request the vendor refuses. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        Response response() {
            return of(status, getMessage());
        }
    }

    static Refused invalid(String message) {
        return new Refused(400, message);
    }

    static Response of(int status, String message) {
        String id = Ids.next("req_");
        ObjectNode body = Json.object().put("type", "error");
        body.putObject("error").put("type", TYPES.getOrDefault(status, "api_error")).put("message", message);
        return Response.json(status, body.put("request_id", id)).with("request-id", id);
    }

    @Override
    public Response fault(int status) {
        Response response = of(status, status == 529 ? "Overloaded" : status == 429 ? "Number of requests has exceeded your rate limit."
                : "Internal server error");
        return status == 429 ? response.with("retry-after", "1") : response;
    }

    @Override
    public Response unknown(Request request, boolean pathExists) {
        return pathExists ? of(405, "Method Not Allowed") : of(404, "Not found");
    }
}
