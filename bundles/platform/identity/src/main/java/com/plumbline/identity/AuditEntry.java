package com.plumbline.identity;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One line of the audit trail. No secret, message body or full phone number goes into any part of it.
 *
 * @param action      {@code subject.verb}: {@code briefing.send}, {@code user.create}
 * @param subjectType {@code briefing}, {@code user}
 * @param subjectId   with its prefix, {@code bri_0HZX…}; {@code null} where there is none
 * @param label       how people call the subject: "Job 1042"
 * @param before      the changed fields as they were, {@code null} when it is new
 * @param after       the changed fields as they are, {@code null} when it is gone
 * @param detail      one sentence for people, may be {@code null}
 */
public record AuditEntry(String action, String subjectType, String subjectId, String label, JsonNode before, JsonNode after,
        String detail) {

    public static AuditEntry of(String action, String subjectType, String subjectId, String label, String detail) {
        return new AuditEntry(action, subjectType, subjectId, label, null, null, detail);
    }

    public AuditEntry changing(JsonNode from, JsonNode to) {
        return new AuditEntry(action, subjectType, subjectId, label, from, to, detail);
    }
}
