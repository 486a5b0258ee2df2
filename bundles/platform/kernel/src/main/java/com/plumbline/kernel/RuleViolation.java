package com.plumbline.kernel;

import java.util.Map;

/** The answer is no, and the person at the desk can do something about it. Becomes 409, or 422 when fields are named. */
public class RuleViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, String> fields;

    /**
     * @param code    stable, {@code subject.problem}
     * @param message what, why, and what to do
     */
    public RuleViolation(String code, String message) {
        this(code, message, Map.of());
    }

    /** @param fields name of the input → what is wrong with it; makes the answer a 422 */
    public RuleViolation(String code, String message, Map<String, String> fields) {
        super(message);
        this.code = code;
        this.fields = Map.copyOf(fields);
    }

    public String code() {
        return code;
    }

    public Map<String, String> fields() {
        return fields;
    }
}
