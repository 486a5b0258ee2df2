package com.plumbline.rest.internal.problem;

import com.plumbline.identity.Sessions;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.VendorFailure;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which problem a failure becomes. The only place that decides; no stack trace, class name or SQL leaves it. */
public final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** The answer to a failure, whatever it is. */
    public static Refusal of(Throwable failure) {
        // Some failures come wrapped, by a transaction or a reader; the first one that we know decides.
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 10; t = t.getCause(), depth++) {
            Refusal known = known(t);
            if (known != null) {
                return known;
            }
        }
        return unexpected(failure);
    }

    private static Refusal known(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof RuleViolation no) {
            return refuse(no.fields().isEmpty() ? 409 : 422, no.code(), no.getMessage(), no.fields());
        }
        if (failure instanceof NotFound nothing) {
            return new Refusal(404, nothing.code(), nothing.getMessage());
        }
        if (failure instanceof VendorFailure vendor) {
            return vendor(vendor);
        }
        if (failure instanceof Sessions.Refused refused) {
            return refused.retryAfterSeconds() > 0
                    ? new Refusal(Problem.of(429, refused.code(), refused.getMessage()),
                            Map.of("Retry-After", Long.toString(refused.retryAfterSeconds())))
                    : new Refusal(401, refused.code(), refused.getMessage());
        }
        if (failure instanceof Sessions.SecondFactorNeeded needed) {
            return new Refusal(Problem.secondFactor(needed.getMessage(), needed.ticket(), needed.methods()), Map.of());
        }
        if (failure instanceof OptimisticLockException) {
            return conflict();
        }
        if (failure instanceof ParamException parameter) {
            String name = parameter.getParameterName();
            return failure instanceof ParamException.PathParamException
                    ? new Refusal(404, "path.unknown", "There is nothing at this address.")
                    : refuse(422, "request.invalid", "The parameter \"" + name + "\" cannot be read.", Map.of(name, "cannot be read"));
        }
        return failure instanceof WebApplicationException web ? web(web) : null;
    }

    private static Refusal vendor(VendorFailure failure) {
        int status = switch (failure.kind()) {
            case TIMEOUT -> 504;
            case THROTTLED, UNAVAILABLE -> 503;
            case REFUSED, REJECTED -> 502;
        };
        Problem problem = Problem.of(status, failure.vendor() + "." + failure.kind().name().toLowerCase(java.util.Locale.ROOT), failure.getMessage());
        return new Refusal(problem, failure.retryAfter()
                .map(wait -> Map.of("Retry-After", Long.toString(Math.max(1, wait.toSeconds())))).orElse(Map.of()));
    }

    /** What Jersey itself answers: no such path, method, type. */
    private static Refusal web(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 400 -> new Refusal(400, "request.malformed", "The request cannot be read.");
            case 401 -> new Refusal(401, "session.required", "Sign in first, or send an API token.");
            case 404 -> new Refusal(404, "path.unknown", "There is nothing at this address.");
            case 405 -> {
                String allowed = failure instanceof NotAllowedException ? failure.getResponse().getHeaderString("Allow") : null;
                yield new Refusal(Problem.of(405, "method.not-allowed", "This address does not know that method."
                        + (allowed == null ? "" : " It knows " + allowed + ".")), allowed == null ? Map.of() : Map.of("Allow", allowed));
            }
            case 406 -> new Refusal(406, "type.not-acceptable", "The answer is application/json; the Accept header rules that out.");
            case 412 -> conflict();
            case 413 -> new Refusal(413, "request.too-large", "The request body is too large.");
            case 415 -> new Refusal(415, "type.unsupported", "Send the body as application/json.");
            default -> status < 500 ? new Refusal(status, "request.failed", "The request was refused.") : null;
        };
    }

    private static Refusal conflict() {
        return new Refusal(412, "edit.conflict", "Somebody else changed this in the meantime. Reload it and change it again.");
    }

    private static Refusal unexpected(Throwable failure) {
        String reference = "err_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        log.error("Unexpected failure {}", reference, failure);
        return new Refusal(500, "unexpected", "Something went wrong on our side. The log has it under " + reference + ".");
    }

    private static Refusal refuse(int status, String code, String detail, Map<String, String> fields) {
        return new Refusal(Problem.of(status, code, detail, fields), Map.of());
    }
}
