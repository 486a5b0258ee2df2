package com.plumbline.messaging.internal.rest;

import com.plumbline.messaging.Message;
import com.plumbline.messaging.internal.store.MessageEntity;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A message as it leaves the appliance. */
public record MessageJson(String id, String channel, String direction, String to, String from, String body, String state, int segments,
        String encoding, String carrier, String carrierId, Error error, int attempts, Instant createdAt, Instant sentAt,
        Instant deliveredAt, Instant dueAt, Subject subject) {

    /** @param text what, why, what to do */
    public record Error(String code, String text) {}

    /** @param type {@code delivery}, or the prefix of an id that is not known here */
    public record Subject(String type, String id) {}

    private static final Map<String, String> TYPES = Map.of("dlv", "delivery", "job", "job", "cus", "customer");

    static MessageJson of(MessageEntity row) {
        Message message = row.toMessage();
        return new MessageJson(message.id().toString(), lower(message.channel()), lower(row.direction()), row.recipient(), row.sender(),
                row.body(), lower(message.state()), message.segments(), lower(row.encoding()), message.carrier(), message.carrierId(),
                message.errorCode() == null ? null : new Error(message.errorCode(), message.errorText()), row.attempts(),
                message.createdAt(), message.sentAt(), message.deliveredAt(), message.dueAt(), subject(message.subject()));
    }

    private static Subject subject(String id) {
        if (id == null) {
            return null;
        }
        String prefix = id.substring(0, Math.max(0, id.indexOf('_')));
        return new Subject(TYPES.getOrDefault(prefix, prefix), id);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
