package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.SandboxServer.VendorErrors;
import com.plumbline.simulators.internal.store.Json;
import java.util.Map;

/** The vendor's {@code ApiErrorResponse}, and when it is used. Contract sheet, 3. */
final class ApiError implements VendorErrors {

    private static final Map<Integer, String> TITLES = Map.of(400, "One or more validation errors occurred.", 401, "Unauthorized",
            403, "Forbidden", 404, "Not Found", 405, "Method Not Allowed", 429, "Too Many Requests", 500, "Internal Server Error",
            502, "Bad Gateway", 503, "Service Unavailable", 504, "Gateway Timeout");

    /** The request is wrong in one field. */
    static final class Invalid extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final String field;

        Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        Response response() {
            return of(400, field, getMessage());
        }
    }

    /** @param field whose message it is, {@code null} when no field is to blame */
    static Response of(int status, String field, String message) {
        ObjectNode body = Json.object().put("type", "https://tools.ietf.org/html/rfc7231#section-6.5." + (status % 100 + 1))
                .put("title", field == null ? message : TITLES.getOrDefault(status, "Error")).put("status", status)
                .put("traceId", "00-" + Integer.toHexString(message.hashCode()) + "-01");
        ObjectNode errors = body.putObject("errors");
        if (field != null) {
            errors.putArray(field).add(message);
        }
        body.putObject("data");
        return Response.json(status, body);
    }

    @Override
    public Response fault(int status) {
        Response response = of(status, null, TITLES.getOrDefault(status, "Error"));
        return status == 429 || status == 503 ? response.with("Retry-After", "1") : response;
    }

    @Override
    public Response unknown(Request request, boolean pathExists) {
        return pathExists ? of(405, null, "The method " + request.method() + " is not allowed here.")
                : of(404, null, "There is no " + request.path() + ".");
    }
}
