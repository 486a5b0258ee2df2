package com.plumbline.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A column of a mirror table: which field fills it, and how.
 *
 * @param limit characters, for text and json
 * @param to    entity, for references
 */
record MirrorColumn(String name, String field, Kind kind, int limit, String to) {

    enum Kind {
        TEXT(Types.VARCHAR), JSON(Types.VARCHAR), INTEGER(Types.BIGINT), DECIMAL(Types.DECIMAL), FLAG(Types.BOOLEAN),
        INSTANT(Types.TIMESTAMP), DATE(Types.DATE), MONEY(Types.BIGINT), REFERENCE(Types.BIGINT);

        final int sqlType;

        Kind(int sqlType) {
            this.sqlType = sqlType;
        }
    }

    /** What is wrong with a value; the column then holds {@code instead}. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Object instead;

        Unfit(String message, Object instead) {
            super(message);
            this.instead = instead;
        }

        Object instead() {
            return instead;
        }
    }

    /** @return the value to bind, {@code null} for unknown */
    Object value(String system, JsonNode fields) throws Unfit {
        JsonNode node = fields.get(field);
        if (node == null || node.isNull() || node.isTextual() && node.textValue().isBlank()) {
            return kind == Kind.FLAG ? Boolean.FALSE : null;
        }
        try {
            return switch (kind) {
                case TEXT -> fitting(node.asText().strip());
                case JSON -> json(node);
                case INTEGER -> node.isNumber() ? (Long) node.longValue() : Long.valueOf(node.textValue());
                case DECIMAL -> decimal(node);
                case FLAG -> node.isBoolean() ? (Boolean) node.booleanValue() : Boolean.valueOf(node.asText());
                case INSTANT -> instant(node.textValue());
                case DATE -> LocalDate.parse(node.textValue().substring(0, 10));
                case MONEY -> Money.of(decimal(node), Money.USD).minor();
                case REFERENCE -> Ids.external(system, to, node.asText());
            };
        } catch (RuntimeException unreadable) {
            throw new Unfit(field + ": \"" + cut(node.asText(), 60) + "\" cannot be read as " + kind.name().toLowerCase(java.util.Locale.ROOT)
                    + "; stored as unknown", kind == Kind.FLAG ? Boolean.FALSE : null);
        }
    }

    private String fitting(String text) throws Unfit {
        if (text.length() > limit) {
            throw new Unfit(field + ": only the first " + limit + " of " + text.length() + " characters are kept", cut(text, limit));
        }
        return text;
    }

    private String json(JsonNode node) throws Unfit {
        String text = node.toString();
        if (text.length() > limit) {
            throw new Unfit(field + ": " + text.length() + " characters are more than " + limit + "; stored as unknown", null);
        }
        return text;
    }

    private static BigDecimal decimal(JsonNode node) {
        BigDecimal value = node.isNumber() ? node.decimalValue() : new BigDecimal(node.textValue());
        return value.scale() > 10 ? value.setScale(10, RoundingMode.HALF_UP) : value;
    }

    private static Instant instant(String text) {
        Instant instant = text.endsWith("Z") ? Instant.parse(text)
                : text.length() > 19 ? OffsetDateTime.parse(text).toInstant()
                : java.time.LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static String cut(String text, int length) {
        int end = Math.min(length, text.length());
        // Half of a surrogate pair is no character.
        return text.substring(0, end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
