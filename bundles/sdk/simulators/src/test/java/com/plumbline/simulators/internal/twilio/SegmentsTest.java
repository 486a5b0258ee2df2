package com.plumbline.simulators.internal.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentsTest {

    @Test
    void plainTextFits160CharactersAloneAnd153EachTogether() {
        assertThat(Segments.of("a".repeat(160))).isEqualTo(new Segments(1, "GSM-7"));
        assertThat(Segments.of("a".repeat(161)).count()).isEqualTo(2);
        assertThat(Segments.of("a".repeat(306)).count()).isEqualTo(2);
        assertThat(Segments.of("a".repeat(307)).count()).isEqualTo(3);
    }

    @Test
    void bracketsCountTwiceAndAreNotSplit() {
        assertThat(Segments.of("[".repeat(80)).count()).isEqualTo(1);
        assertThat(Segments.of("[".repeat(81)).count()).isEqualTo(2);
        assertThat(Segments.of("a".repeat(152) + "[" + "a".repeat(152)).count()).isEqualTo(3);
    }

    @Test
    void anyOtherCharacterMakesItShort() {
        assertThat(Segments.of("“" + "a".repeat(69))).isEqualTo(new Segments(1, "UCS-2"));
        assertThat(Segments.of("“" + "a".repeat(70)).count()).isEqualTo(2);
        assertThat(Segments.of("😀".repeat(35)).count()).isEqualTo(1);
        assertThat(Segments.of("😀".repeat(36)).count()).isEqualTo(2);
    }
}
