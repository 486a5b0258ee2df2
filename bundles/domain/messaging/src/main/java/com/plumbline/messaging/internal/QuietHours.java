package com.plumbline.messaging.internal;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which people are left alone, on the clock of their own wall.
 *
 * @param from first quiet moment of the evening
 * @param to   first loud moment of the morning; equal to {@code from}: never quiet
 */
record QuietHours(LocalTime from, LocalTime to) {

    /** Federal telephone rules allow 8 a.m. to 9 p.m. at the called party's location (47 CFR 64.1200 (c)(1)). */
    static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    /** {@code moment} itself when it is not quiet, else the end of the quiet hours it falls into. */
    Instant earliest(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime clock = there.toLocalTime();
        if (!quiet(clock)) {
            return moment;
        }
        boolean morningIsTomorrow = !clock.isBefore(to);
        // ZonedDateTime moves an hour that the spring night skips; the result is never before the moment asked about.
        return there.toLocalDate().plusDays(morningIsTomorrow ? 1 : 0).atTime(to).atZone(zone).toInstant();
    }

    /** When the quiet hours began that {@code moment} falls into. */
    Instant began(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        boolean eveningWasYesterday = there.toLocalTime().isBefore(from);
        return there.toLocalDate().minusDays(eveningWasYesterday ? 1 : 0).atTime(from).atZone(zone).toInstant();
    }

    private boolean quiet(LocalTime clock) {
        return from.isAfter(to)
                ? !clock.isBefore(from) || clock.isBefore(to)
                : !clock.isBefore(from) && clock.isBefore(to);
    }
}
