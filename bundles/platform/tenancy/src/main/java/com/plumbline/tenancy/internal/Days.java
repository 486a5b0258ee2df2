package com.plumbline.tenancy.internal;

import com.plumbline.kernel.RuleViolation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Days as two query parameters, both included; without them the last 30. */
record Days(LocalDate from, LocalDate to) {

    static Days of(String from, String to, LocalDate today) {
        LocalDate last = day("to", to, today);
        return new Days(day("from", from, last.minusDays(29)), last);
    }

    private static LocalDate day(String name, String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new RuleViolation("request.invalid", "\"" + name + "\" is not a day like 2026-11-21.", Map.of(name, "looks like 2026-11-21"));
        }
    }
}
