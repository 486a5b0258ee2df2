package com.plumbline.camel;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a vendor answered. Its text form shows no body.
 *
 * @param headers names in any case
 * @param body    decompressed, never {@code null}
 */
public record VendorAnswer(int status, Map<String, String> headers, byte[] body) {

    /** Money keeps its digits: decimals never pass through a float. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    public VendorAnswer {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @return the missing node when the body is empty or not JSON; vendors answer errors in many shapes */
    public JsonNode json() {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** {@code Retry-After} in seconds or as a date, or {@code retry-after-ms}; RFC 9110, 10.2.3. */
    public Optional<Duration> retryAfter(Instant now) {
        Optional<Duration> precise = header("retry-after-ms").flatMap(VendorAnswer::number).map(ms -> Duration.ofMillis((long) (double) ms));
        return precise.isPresent() ? precise : header("Retry-After").flatMap(value -> waitFor(value, now));
    }

    private static Optional<Duration> waitFor(String value, Instant now) {
        Optional<Duration> seconds = number(value).map(s -> Duration.ofMillis((long) (s * 1000)));
        if (seconds.isPresent()) {
            return seconds;
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.US)).toInstant();
            return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static Optional<Double> number(String value) {
        try {
            double number = Double.parseDouble(value.trim());
            return number >= 0 && number < 1e9 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }
}
