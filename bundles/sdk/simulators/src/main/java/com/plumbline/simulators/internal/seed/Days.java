package com.plumbline.simulators.internal.seed;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The calendar of the pretend companies, around the day the sandbox was first started.
 *
 * @param day  that day in the company's zone: "today" for every record
 * @param at   the moment itself; nothing that has happened is later
 * @param zone the company's
 */
public record Days(LocalDate day, Instant at, ZoneId zone) {

    public static final ZoneId ZONE = ZoneId.of("America/Chicago");

    public static Days around(Instant at) {
        return new Days(at.atZone(ZONE).toLocalDate(), at, ZONE);
    }

    /** A time of day by the shop's clock; {@code fromToday} is negative for the past. */
    Instant at(int fromToday, int hour, int minute) {
        return day.plusDays(fromToday).atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant();
    }

    /** What has happened can't be later than the moment the company came to be. */
    Instant happened(Instant planned) {
        return planned.isAfter(at) ? at : planned;
    }

    boolean isSunday(int fromToday) {
        return day.plusDays(fromToday).getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
