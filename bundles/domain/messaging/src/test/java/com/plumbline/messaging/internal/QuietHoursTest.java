package com.plumbline.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId PHOENIX = ZoneId.of("America/Phoenix");

    @Test
    void theDayIsNotQuietAndItsEdgesAreExact() {
        assertThat(wait("2026-11-21T08:00", CHICAGO)).isZero();
        assertThat(wait("2026-11-21T20:59:59", CHICAGO)).isZero();
        assertThat(wait("2026-11-21T07:59:59", CHICAGO)).isEqualTo(Duration.ofSeconds(1));
        assertThat(wait("2026-11-21T21:00", CHICAGO)).isEqualTo(Duration.ofHours(11));
    }

    @Test
    void anEveningWaitsForTheNextMorningAndANightForItsOwn() {
        assertThat(earliest("2026-11-21T23:30", CHICAGO)).isEqualTo(at("2026-11-22T08:00", CHICAGO));
        assertThat(earliest("2026-11-22T03:00", CHICAGO)).isEqualTo(at("2026-11-22T08:00", CHICAGO));
    }

    @Test
    void theSameMomentIsQuietInOneZoneAndNotInAnother() {
        Instant moment = at("2026-11-21T21:30", CHICAGO);
        assertThat(QuietHours.USUAL.earliest(moment, CHICAGO)).isAfter(moment);
        assertThat(QuietHours.USUAL.earliest(moment, PHOENIX)).isEqualTo(moment);
    }

    @Test
    void theNightThatLosesAnHourIsShorterAndTheOneThatGainsAnHourLonger() {
        assertThat(wait("2026-03-07T21:00", CHICAGO)).isEqualTo(Duration.ofHours(10));
        assertThat(wait("2026-10-31T21:00", CHICAGO)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void theHourThatComesTwiceIsQuietBothTimes() {
        Instant first = at("2026-11-01T00:30", CHICAGO).plus(Duration.ofHours(1));
        Instant second = first.plus(Duration.ofHours(1));
        assertThat(first.atZone(CHICAGO).toLocalTime()).isEqualTo(second.atZone(CHICAGO).toLocalTime()).isEqualTo(LocalTime.of(1, 30));
        assertThat(QuietHours.USUAL.earliest(first, CHICAGO)).isEqualTo(QuietHours.USUAL.earliest(second, CHICAGO))
                .isEqualTo(at("2026-11-01T08:00", CHICAGO));
    }

    @Test
    void anEndThatTheSpringNightSkipsIsTheMomentAfterTheGap() {
        QuietHours untilHalfPastTwo = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));
        assertThat(untilHalfPastTwo.earliest(at("2026-03-08T01:59", CHICAGO), CHICAGO)).isEqualTo(at("2026-03-08T03:30", CHICAGO));
    }

    @Test
    void hoursWithinOneDayAndNoHoursAtAllWorkToo() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));
        assertThat(noon.earliest(at("2026-11-21T12:15", CHICAGO), CHICAGO)).isEqualTo(at("2026-11-21T13:00", CHICAGO));
        QuietHours never = new QuietHours(LocalTime.of(9, 0), LocalTime.of(9, 0));
        assertThat(never.earliest(at("2026-11-21T09:00", CHICAGO), CHICAGO)).isEqualTo(at("2026-11-21T09:00", CHICAGO));
    }

    private static Duration wait(String local, ZoneId zone) {
        return Duration.between(at(local, zone), earliest(local, zone));
    }

    private static Instant earliest(String local, ZoneId zone) {
        return QuietHours.USUAL.earliest(at(local, zone), zone);
    }

    private static Instant at(String local, ZoneId zone) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(local), zone).toInstant();
    }
}
