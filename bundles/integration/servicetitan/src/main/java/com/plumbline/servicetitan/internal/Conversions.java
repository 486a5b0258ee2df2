package com.plumbline.servicetitan.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of the field map. Each takes what the vendor writes and gives what {@code sync/entities.json} says. */
final class Conversions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final Pattern DURATION = Pattern.compile("(?:(\\d+)\\.)?(\\d+):(\\d{1,2}):(\\d{1,2})(?:\\.\\d+)?");
    private static final Pattern BREAK = Pattern.compile("(?i)<\\s*(br|/p|/div|/li)[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]{1,200}>");
    private static final int CENTS = 2;

    private Conversions() {}

    /**
     * @return {@code null} for an empty text
     * @throws IllegalArgumentException or DateTimeException when the value is not of the type
     */
    static JsonNode convert(String type, JsonNode value, Map<String, String> values) {
        return switch (type) {
            case "json" -> value;
            case "bool" -> bool(value);
            case "integer" -> LongNode.valueOf(new BigDecimal(value.asText().strip()).longValueExact());
            case "decimal" -> NODES.numberNode(number(value));
            case "money" -> NODES.textNode(number(value).setScale(CENTS, RoundingMode.HALF_UP).toPlainString());
            case "instant" -> NODES.textNode(instant(value.asText()).toString());
            case "date" -> NODES.textNode(instant(value.asText()).atOffset(ZoneOffset.UTC).toLocalDate().toString());
            case "seconds" -> LongNode.valueOf(seconds(value.asText()));
            case "html" -> text(plain(value.asText()), values);
            case "text", "ref" -> text(scalar(value), values);
            default -> throw new IllegalStateException("The field map names the unknown type " + type);
        };
    }

    /** The vendor's decimals are numbers in most modules and texts in accounting; contract sheet, 10. */
    static BigDecimal number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText().strip());
    }

    /** UTC; some modules leave the {@code Z} away, dates come without a time. */
    static Instant instant(String text) {
        if (text.length() == 10) {
            return Instant.parse(text + "T00:00:00Z");
        }
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        return zoned ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static JsonNode bool(JsonNode value) {
        if (value.isBoolean()) {
            return value;
        }
        return switch (value.asText().toLowerCase(java.util.Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    /** {@code [days.]hours:minutes:seconds}, .NET's way to write a span. */
    private static long seconds(String text) {
        Matcher span = DURATION.matcher(text);
        if (!span.matches()) {
            return new BigDecimal(text.strip()).longValue();
        }
        long days = span.group(1) == null ? 0 : Long.parseLong(span.group(1));
        return ((days * 24 + Long.parseLong(span.group(2))) * 60 + Long.parseLong(span.group(3))) * 60 + Long.parseLong(span.group(4));
    }

    private static String scalar(JsonNode value) {
        if (value.isContainerNode()) {
            throw new IllegalArgumentException("not a plain value");
        }
        return value.asText();
    }

    private static JsonNode text(String text, Map<String, String> values) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : NODES.textNode(values.getOrDefault(stripped, stripped));
    }

    private static String plain(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html;
        }
        String text = TAG.matcher(BREAK.matcher(html).replaceAll("\n")).replaceAll("");
        return text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
