package com.plumbline.messaging.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a message that a carrier could not take is tried again. */
final class RetryPlan {

    /** Attempts in all, over about four hours; then the message is dead until a person replays it. */
    static final int ATTEMPTS = 8;

    /** How often a handset that is off is tried in all. */
    static final int UNREACHABLE_ATTEMPTS = 2;

    static final Duration UNREACHABLE_WAIT = Duration.ofMinutes(15);

    /** How often the carrier is asked about a lost answer before the message is given up: about a day. */
    static final int LOOKS = 40;

    /** When a carrier is asked how far it is because no receipt has come: in all over about a day. */
    private static final List<Duration> CHECK_WAITS = List.of(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofHours(20));

    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2),
            Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2));

    private static final List<Duration> LOOK_WAITS = List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(1),
            Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(45));

    private RetryPlan() {}

    /** @param asked what the carrier asked for, may be {@code null}; a longer wish wins */
    static Duration afterAttempt(int attempts, Duration asked) {
        Duration wait = at(WAITS, attempts);
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    static Duration afterLook(int looks) {
        return at(LOOK_WAITS, looks);
    }

    /** @return empty when it has been asked often enough */
    static Optional<Duration> untilCheck(int checks) {
        return checks < CHECK_WAITS.size() ? Optional.of(CHECK_WAITS.get(checks)) : Optional.empty();
    }

    private static Duration at(List<Duration> waits, int count) {
        return waits.get(Math.min(Math.max(count, 1), waits.size()) - 1);
    }
}
