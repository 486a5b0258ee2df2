package com.plumbline.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.messaging.SmsText.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

    @ParameterizedTest(name = "{0} x {1} is {2}, {3} units, {4} segments")
    @CsvSource({
            "a, 1, GSM7, 1, 1", "a, 160, GSM7, 160, 1", "a, 161, GSM7, 161, 2", "a, 306, GSM7, 306, 2", "a, 307, GSM7, 307, 3",
            "a, 459, GSM7, 459, 3", "a, 460, GSM7, 460, 4",
            "€, 80, GSM7, 160, 1", "€, 81, GSM7, 162, 2",
            // 153 is odd: an extension character does not fit into the last septet, so 76 fill a segment.
            "€, 152, GSM7, 304, 2", "€, 153, GSM7, 306, 3",
            "[, 80, GSM7, 160, 1", "é, 160, GSM7, 160, 1", "Ω, 161, GSM7, 161, 2",
            "ж, 70, UCS2, 70, 1", "ж, 71, UCS2, 71, 2", "ж, 134, UCS2, 134, 2", "ж, 135, UCS2, 135, 3",
            "😀, 35, UCS2, 70, 1", "😀, 36, UCS2, 72, 2",
            // 67 is odd: a surrogate pair is not split, so 33 fill a segment.
            "😀, 66, UCS2, 132, 2", "😀, 67, UCS2, 134, 3",
            "’, 70, UCS2, 70, 1", "á, 1, UCS2, 1, 1", "`, 1, UCS2, 1, 1"})
    void countsAsCarriersBill(String text, int times, Encoding encoding, int units, int segments) {
        assertThat(SmsText.of(text.repeat(times))).isEqualTo(new SmsText(encoding, units, segments));
    }

    @Test
    void oneCharacterOutsideTheAlphabetTurnsTheWholeTextIntoUcs2() {
        assertThat(SmsText.of("a".repeat(100)).segments()).isEqualTo(1);
        assertThat(SmsText.of("a".repeat(100) + "’")).isEqualTo(new SmsText(Encoding.UCS2, 101, 2));
    }

    @Test
    void anExtensionCharacterAtTheEndOfASegmentMovesToTheNext() {
        String first = "a".repeat(152);
        assertThat(SmsText.of(first + "€" + "a".repeat(151)).segments()).isEqualTo(2);
        assertThat(SmsText.of(first + "€" + "a".repeat(152)).segments()).isEqualTo(3);
    }

    @Test
    void plainTextReplacesWhatWouldMakeItUcs2AndKeepsTheRest() {
        assertThat(SmsText.plain("“Don’t” – it’s 70 °F… José, Łukasz & Zoë • ½ 👍 café à Ünal"))
                .isEqualTo("\"Don't\" - it's 70  degF... José, ukasz & Zoe - 1/2  café à Ünal");
        assertThat(SmsText.of(SmsText.plain("→ ≤ ñ Ž 日本")).encoding()).isEqualTo(Encoding.GSM7);
    }
}
