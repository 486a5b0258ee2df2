package com.plumbline.kernel;

import java.time.Duration;
import java.util.Optional;

/** An outside system refused or did not answer. Becomes 502, 503 or 504. */
public class VendorFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it failed, in the terms a plug-in's state needs. */
    public enum Kind {
        /** Credentials or configuration are wrong: the plug-in cannot work until a person acts. */
        REFUSED,
        /** This one request is wrong or its target does not exist: others may work. */
        REJECTED,
        /** Rate limit. */
        THROTTLED,
        /** 5xx, dropped connection, unreachable host. */
        UNAVAILABLE,
        /** No answer in time; the effect is unknown. */
        TIMEOUT
    }

    private final String vendor;
    private final String operation;
    private final String code;
    private final Kind kind;
    private final String requestId;
    private final Duration retryAfter;

    /**
     * @param vendor     plug-in id, {@code twilio}
     * @param operation  {@code vendor.what}, as in route ids
     * @param code       the vendor's own code, or the HTTP status, as text
     * @param message    what, why, what to do; no secret and no body
     * @param requestId  the vendor's request id, may be {@code null}
     * @param retryAfter what the vendor asked for, may be {@code null}
     */
    public VendorFailure(String vendor, String operation, Kind kind, String code, String message, String requestId,
            Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.vendor = vendor;
        this.operation = operation;
        this.kind = kind;
        this.code = code;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
    }

    public VendorFailure(String vendor, String operation, Kind kind, String code, String message) {
        this(vendor, operation, kind, code, message, null, null, null);
    }

    public String vendor() {
        return vendor;
    }

    public String operation() {
        return operation;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    public boolean retryable() {
        return kind == Kind.THROTTLED || kind == Kind.UNAVAILABLE || kind == Kind.TIMEOUT;
    }
}
