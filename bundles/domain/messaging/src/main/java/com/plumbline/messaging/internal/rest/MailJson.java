package com.plumbline.messaging.internal.rest;

import com.plumbline.kernel.RuleViolation;
import com.plumbline.mail.MailEntry;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A mail as it leaves the appliance; its text does not.
 *
 * @param state {@code queued sending sent failed}
 * @param error what stood in the way last
 */
record MailJson(String id, String to, String subject, String state, int attempts, Instant createdAt, @Nullable Instant dueAt, @Nullable Instant sentAt,
        @Nullable String carrier, @Nullable MailProblem error) {

    record MailProblem(String code, @Nullable String text) {}

    static MailJson of(MailEntry mail) {
        return new MailJson(mail.messageId(), mail.to(), mail.subject(), mail.state().name().toLowerCase(Locale.ROOT), mail.attempts(), mail.createdAt(),
                mail.dueAt(), mail.sentAt(), mail.carrier(), mail.code() == null ? null : new MailProblem(mail.code(), mail.reason()));
    }

    /** @throws RuleViolation {@code request.invalid} */
    static MailEntry.State state(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (MailEntry.State each : MailEntry.State.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw new RuleViolation("request.invalid", "There is no state \"" + text + "\".", Map.of("state", "queued, sending, sent or failed"));
    }
}
