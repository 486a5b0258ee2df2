package com.plumbline.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.messaging.SmsText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTest {

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", " Stop. ", "STOP!", "stopall", "Unsubscribe", "cancel", "END", "quit", "opt-out"})
    void theseWordsStop(String text) {
        assertThat(Keyword.in(text)).contains(Keyword.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop by at ten", "please don't stop", "the end is near", "", "👍", "HELP me find it"})
    void aWordAmongOthersIsNoKeyword(String text) {
        assertThat(Keyword.in(text)).isEmpty();
    }

    @Test
    void startAndHelpAreKnownAndEachReplyIsOnePlainSegment() {
        assertThat(Keyword.in("start")).contains(Keyword.START);
        assertThat(Keyword.in("Help")).contains(Keyword.HELP);
        for (Keyword keyword : Keyword.values()) {
            SmsText reply = SmsText.of(keyword.reply("Prairie Plumbing & Drain of Johnson County"));
            assertThat(reply.segments()).isEqualTo(1);
            assertThat(reply.encoding()).isEqualTo(SmsText.Encoding.GSM7);
        }
    }
}
