package com.plumbline.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;

/**
 * An event to be published.
 *
 * @param type    subject and what happened, past: {@code job.assigned}; at most 80 characters
 * @param subject the thing it happened to, in the text form of its id: {@code job_0HZX4ANM5C7T2}. Events of one subject arrive
 *                in the order they were published; at most 80 characters
 * @param data    what handlers need; ids rather than copies, no secrets; {@code null} for nothing
 * @param dueAt   {@code null} for now; else the moment before which it is not delivered
 * @param key     {@code null}, or a name for later work: publishing again with the same key replaces what still waits; at most
 *                160 characters
 */
public record NewEvent(String type, String subject, JsonNode data, Instant dueAt, String key) {

    private static final int NAME = 80;
    private static final int KEY = 160;

    public NewEvent {
        fits("type", Objects.requireNonNull(type, "type"), NAME);
        fits("subject", Objects.requireNonNull(subject, "subject"), NAME);
        if (key != null) {
            fits("key", key, KEY);
            Objects.requireNonNull(dueAt, "A key names later work; give it a due time");
        }
    }

    /** Delivered as soon as the transaction is committed. */
    public static NewEvent of(String type, String subject, JsonNode data) {
        return new NewEvent(type, subject, data, null, null);
    }

    /** Delivered at {@code dueAt}, or as soon as possible after it. */
    public static NewEvent later(String type, String subject, JsonNode data, Instant dueAt, String key) {
        return new NewEvent(type, subject, data, Objects.requireNonNull(dueAt, "dueAt"), key);
    }

    private static void fits(String what, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("The " + what + " of an event has 1 to " + most + " characters: " + text);
        }
    }
}
