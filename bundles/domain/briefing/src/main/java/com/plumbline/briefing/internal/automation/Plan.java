package com.plumbline.briefing.internal.automation;

import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import java.time.Instant;

/**
 * The one briefing of a job for one technician, on its way.
 *
 * @param technician 0 while nobody is assigned
 * @param dueAt      when it goes out; {@code null} while that is not known
 * @param reason     why it stands as it does, for people
 * @param assignedAt since when it is this technician's
 * @param approvedBy who approved it, {@code null} for nobody
 * @param wantedBy   who said it should go at once, whatever the rules say; {@code null} for nobody
 * @param delivery   its sending, {@code null} before
 * @param handedAt   when it was handed to messaging by itself; counts against the day's budget
 */
public record Plan(long id, long job, long technician, Moment moment, State state, Instant dueAt, String reason, Instant assignedAt,
        String approvedBy, String wantedBy, Long delivery, Instant handedAt, Instant createdAt, Instant updatedAt) {

    static final long NOBODY = 0;

    private static final String PREFIX = "pln";

    /** In JSON lower case. */
    public enum State {
        PLANNED, WRITING, HELD, READY, SENDING, BLOCKED, SENT, STOPPED, WITHDRAWN;

        public boolean isOpen() {
            return ordinal() < SENT.ordinal();
        }
    }

    static Plan of(long job, long technician, Moment moment, Instant now) {
        return new Plan(Ids.next(), job, technician, moment, State.PLANNED, null, "", now, null, null, null, null, now, now);
    }

    static String text(long id) {
        return Ids.text(PREFIX, id);
    }

    public String text() {
        return text(id);
    }

    /** @throws NotFound {@code briefing-plan.unknown} */
    static long parse(String text) {
        return Ids.parse(PREFIX, text).orElseThrow(() -> new NotFound("briefing plan", text));
    }

    /** Name of its later work. */
    String key() {
        return "briefing.plan/" + text();
    }

    Plan to(State next, Instant due, String why) {
        return new Plan(id, job, technician, moment, next, due, why, assignedAt, approvedBy, wantedBy, delivery, handedAt, createdAt, updatedAt);
    }

    Plan at(Moment when) {
        return new Plan(id, job, technician, when, state, dueAt, reason, assignedAt, approvedBy, wantedBy, delivery, handedAt, createdAt, updatedAt);
    }

    /** Begins anew for a technician: what was approved for another one is not approved for him. */
    Plan assigned(long to, Instant now) {
        return new Plan(id, job, to, moment, State.PLANNED, null, "", now, null, null, null, handedAt, createdAt, updatedAt);
    }

    Plan approved(String who) {
        return new Plan(id, job, technician, moment, state, dueAt, reason, assignedAt, who, wantedBy, delivery, handedAt, createdAt, updatedAt);
    }

    /** What went wrong before is forgotten. */
    Plan wanted(String who) {
        return new Plan(id, job, technician, moment, State.PLANNED, dueAt, who + " said to send it now.", assignedAt, approvedBy, who, null, handedAt, createdAt, updatedAt);
    }

    Plan handed(long to, Instant now) {
        return new Plan(id, job, technician, moment, state, dueAt, reason, assignedAt, approvedBy, wantedBy, to, now, createdAt, updatedAt);
    }

    /** A sending that a person began. */
    Plan adopted(long by) {
        return new Plan(id, job, technician, moment, state, dueAt, reason, assignedAt, approvedBy, wantedBy, by, handedAt, createdAt, updatedAt);
    }

    /** It never went, so it does not count either. */
    Plan notHanded() {
        return new Plan(id, job, technician, moment, state, dueAt, reason, assignedAt, approvedBy, null, null, null, createdAt, updatedAt);
    }

    boolean isUrgent() {
        return wantedBy != null;
    }
}
