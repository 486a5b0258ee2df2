package com.plumbline.mail;

import java.time.Instant;

/**
 * What became of a mail. Its text is kept only until it is sent.
 *
 * @param messageId {@code mail_0HZX4ANM5C7T2}, the left part of the Message-ID header, the same at every attempt
 * @param attempts  how often a carrier was asked
 * @param dueAt     when it is tried next; {@code null} when nothing more will happen
 * @param sentAt    {@code null} until a carrier took it
 * @param carrier   id of the plug-in that was asked last; {@code null} before
 * @param code      what stood in the way last: {@code mail.no-carrier}, {@code mail.expired}, or the carrier's own code; else
 *                  {@code null}
 * @param reason    the same in words, without the recipient's address; else {@code null}
 */
public record MailEntry(String messageId, String to, String subject, State state, int attempts, Instant createdAt,
        Instant dueAt, Instant sentAt, String carrier, String code, String reason) {

    public enum State {
        /** Waits for its first or next attempt. */
        QUEUED,
        /** A carrier is being asked, or was when the power failed. */
        SENDING,
        /** A carrier took it. */
        SENT,
        /** Given up: refused for good, expired, or all attempts used. */
        FAILED
    }
}
