package com.plumbline.messaging;

import java.time.Instant;

/**
 * A message as it stands.
 *
 * @param carrier   plug-in id of the carrier that took it, {@code null} before
 * @param errorCode stable code of the last refusal, {@code null} when there is none
 * @param errorText the same in plain words
 */
public record Message(MessageId id, Channel channel, String to, String body, MessageState state, int segments, String subject,
        String carrier, String carrierId, String errorCode, String errorText, Instant createdAt, Instant dueAt, Instant sentAt,
        Instant deliveredAt) {}
