package com.plumbline.rest;

import com.plumbline.kernel.RuleViolation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects what is wrong with an input, so that a form can mark every field at once.
 *
 * <pre>{@code Fields.of().text("name", input.name(), 1, 100).when(input.days() < 1, "days", "at least 1").refuse();}</pre>
 */
public final class Fields {

    private final Map<String, String> wrong = new LinkedHashMap<>();

    private Fields() {}

    public static Fields of() {
        return new Fields();
    }

    /** A text that must be there, with so many characters. */
    public Fields text(String name, String value, int least, int most) {
        int length = value == null ? 0 : value.strip().length();
        if (length < least) {
            wrong.putIfAbsent(name, length == 0 ? "is missing" : "needs at least " + least + " characters");
        } else if (length > most) {
            wrong.putIfAbsent(name, "has more than " + most + " characters");
        }
        return this;
    }

    public Fields required(String name, Object value) {
        return when(value == null, name, "is missing");
    }

    public Fields when(boolean isWrong, String name, String message) {
        if (isWrong) {
            wrong.putIfAbsent(name, message);
        }
        return this;
    }

    /** @throws RuleViolation {@code request.invalid} with the fields, a 422, when anything was wrong */
    public void refuse() {
        if (!wrong.isEmpty()) {
            throw new RuleViolation("request.invalid", "Some fields are not right: " + String.join(", ", wrong.keySet()) + ".", wrong);
        }
    }
}
