package com.plumbline.sync;

import com.plumbline.sync.spi.SyncScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A run as it stands.
 *
 * @param id        {@code run_…}
 * @param system    where from: {@code servicetitan}
 * @param startedBy name of the person, or of the appliance
 * @param error     why it failed; while it runs, why it is held up just now; {@code null} when all is well
 * @param failures  how often in a row the vendor could not answer
 */
public record SyncRun(String id, String system, Kind kind, Cause cause, String startedBy, SyncScope scope, State state, Instant startedAt,
        Instant endedAt, String error, int failures, List<Entity> entities) {

    public enum Kind {
        /** Everything for the first time. */
        FIRST,
        /** What changed since the last run. */
        DELTA,
        /** Everything again; what the vendor no longer has is taken out. */
        FULL;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Cause {
        MANUAL, HOURLY, DAILY, CONNECT;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum State {
        RUNNING, COMPLETED, FAILED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far one entity is.
     *
     * @param state    {@code waiting running pulled completed skipped}; after {@code pulled} it is compared
     * @param expected how many will be read, {@code null} when nobody knows
     * @param problems records that did not arrive whole
     */
    public record Entity(String entity, String state, Long expected, long read, long created, long changed, long unchanged, long problems) {
    }

    public SyncRun {
        entities = List.copyOf(entities);
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
