package com.plumbline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"(913) 555-0123", "913.555.0123", "9135550123", "1 913 555 0123", "+19135550123"})
    void everyUsualWayOfWritingIsTheSameNumber(String text) {
        assertThat(PhoneNumber.of(text).e164()).isEqualTo("+19135550123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "call me", "12", "555-01"})
    void whatIsNoNumberIsRefused(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
        assertThatThrownBy(() -> PhoneNumber.of(text)).isInstanceOf(RuleViolation.class)
                .extracting(e -> ((RuleViolation) e).code()).isEqualTo("phone.invalid");
    }

    @Test
    void logsShowTheLastTwoDigitsOnly() {
        assertThat(PhoneNumber.of("9135550123").masked()).isEqualTo("+1•••23");
    }
}
