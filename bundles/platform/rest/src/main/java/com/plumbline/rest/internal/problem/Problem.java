package com.plumbline.rest.internal.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * An error as it leaves the appliance (RFC 9457), with a stable {@code code}.
 *
 * @param ticket  for the second step of a sign-in, with {@code session.second-factor} only
 * @param methods by which that step can be taken
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String code, String detail, Map<String, String> fields,
        @Nullable String ticket, @Nullable List<String> methods) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String code, String detail) {
        return of(status, code, detail, Map.of());
    }

    public static Problem of(int status, String code, String detail, Map<String, String> fields) {
        return new Problem("about:blank", title(status), status, code, detail, fields, null, null);
    }

    static Problem secondFactor(String detail, String ticket, List<String> methods) {
        return new Problem("about:blank", title(401), 401, "session.second-factor", detail, Map.of(), ticket, methods);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Sign in first";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 409 -> "Not possible";
            case 410 -> "Gone";
            case 412 -> "Changed in the meantime";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 422 -> "Not valid";
            case 429 -> "Too many attempts";
            case 502 -> "The other system refused";
            case 503 -> "Not available";
            case 504 -> "The other system did not answer";
            default -> status < 500 ? "Request failed" : "Something went wrong";
        };
    }
}
