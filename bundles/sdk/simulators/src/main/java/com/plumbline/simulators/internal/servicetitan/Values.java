package com.plumbline.simulators.internal.servicetitan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the values of query parameters; what it can't read is {@link ApiError.Invalid}. */
final class Values {

    private static final int MOST_IDS = 50;

    private Values() {
    }

    static long whole(String name, String value) {
        try {
            return Long.parseLong(value.trim());
        } catch (NumberFormatException notANumber) {
            throw invalid(name, value);
        }
    }

    static BigDecimal decimal(String name, String value) {
        try {
            return new BigDecimal(value.trim());
        } catch (NumberFormatException notANumber) {
            throw invalid(name, value);
        }
    }

    static boolean bool(String name, String value) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw invalid(name, value);
        }
        return Boolean.parseBoolean(value);
    }

    static Set<Long> ids(String name, String value) {
        Set<Long> ids = new LinkedHashSet<>();
        for (String id : value.split(",")) {
            ids.add(whole(name, id));
        }
        if (ids.size() > MOST_IDS) {
            throw new ApiError.Invalid(name, "At most " + MOST_IDS + " ids are allowed in " + name + ", not " + ids.size() + ".");
        }
        return ids;
    }

    /** A date, a time without a zone (UTC), or a time with one. */
    static Instant time(String name, String value) {
        String text = value.trim().replace(' ', '+');
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$") ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notATime) {
            throw invalid(name, value);
        }
    }

    private static ApiError.Invalid invalid(String name, String value) {
        return new ApiError.Invalid(name, "The value '" + value + "' is not valid for " + name + ".");
    }
}
