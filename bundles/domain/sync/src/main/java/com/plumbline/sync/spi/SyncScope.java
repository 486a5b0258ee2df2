package com.plumbline.sync.spi;

import com.plumbline.kernel.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * How much of a company is mirrored.
 *
 * @param days for {@link Kind#JOBS}: job records that changed in the last so many days; otherwise without effect
 */
public record SyncScope(Kind kind, int days) {

    public static final int USUAL_DAYS = 180;
    public static final int MOST_DAYS = 3650;

    public enum Kind {
        EVERYTHING,
        /** Technicians and their business units. */
        TECHNICIANS,
        /** Jobs with their appointments, assignments and notes of the last {@link #days()} days, and whom they are for. */
        JOBS
    }

    public SyncScope {
        if (days < 1 || days > MOST_DAYS) {
            throw new RuleViolation("request.invalid", "Days must be 1 to " + MOST_DAYS + ".", Map.of("days", "1 to " + MOST_DAYS));
        }
    }

    public static SyncScope everything() {
        return new SyncScope(Kind.EVERYTHING, USUAL_DAYS);
    }

    public static SyncScope technicians() {
        return new SyncScope(Kind.TECHNICIANS, USUAL_DAYS);
    }

    public static SyncScope jobs(int days) {
        return new SyncScope(Kind.JOBS, days);
    }

    /** Whether an entity belongs to this scope. */
    public boolean covers(String entity) {
        return kind == Kind.EVERYTHING || MirrorEntities.get(entity).scopes().contains(kind);
    }

    /** Records of the entity that changed before this moment are left out; empty when none are. Whole UTC days. */
    public Optional<Instant> since(String entity, Instant now) {
        return kind == Kind.JOBS && MirrorEntities.get(entity).windowed()
                ? Optional.of(now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.DAYS))
                : Optional.empty();
    }
}
