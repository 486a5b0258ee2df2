package com.plumbline.assist.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedactorTest {

    private final Redactor redactor = new Redactor(Set.of("Rivera", "Brown"));

    @Test
    void phonesAddressesOfMailAndNamesBecomePlaceholders() {
        String hidden = redactor.hide("Ana Rivera, (913) 555-0123 or +1 913.555.0124, ana.rivera@example.com, RIVERA's dog, brown water, job 48213, 11/21/2026");

        assertThat(hidden).isEqualTo("Ana [name-4], [phone-2] or [phone-3], [email-1], [name-5]'s dog, brown water, job 48213, 11/21/2026");
    }

    @Test
    void theSameWordIsTheSamePlaceholderAndComesBackInTheAnswer() throws Exception {
        String hidden = redactor.hide("Rivera called from 913-555-0123. Rivera asks for a call at 913-555-0123.");
        assertThat(hidden).isEqualTo("[name-2] called from [phone-1]. [name-2] asks for a call at [phone-1].");

        var answer = new ObjectMapper().readTree("{\"a\":[\"Call [phone-1]\",\"[phone-9] stays\"],\"b\":{\"c\":\"Mrs. [name-2]\",\"n\":2}}");
        assertThat(redactor.restore(answer).toString())
                .isEqualTo("{\"a\":[\"Call 913-555-0123\",\"[phone-9] stays\"],\"b\":{\"c\":\"Mrs. Rivera\",\"n\":2}}");
    }

    @Test
    void aPartOfAWordIsNoName() {
        assertThat(redactor.hide("Brownsville, Brown")).isEqualTo("Brownsville, [name-1]");
    }
}
