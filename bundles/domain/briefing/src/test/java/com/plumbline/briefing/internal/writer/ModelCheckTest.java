package com.plumbline.briefing.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.briefing.internal.writer.Sections.Offer;
import com.plumbline.briefing.internal.writer.Situation.OpenEstimate;
import com.plumbline.kernel.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCheckTest {

    private final ModelCheck check = new ModelCheck(Cases.BOOK, List.of(new OpenEstimate("Repipe", null, Money.usd(865000))));

    @ParameterizedTest
    @ValueSource(strings = {"The anode rod is $298.75.", "Install 40 gallon gas water heater, $1,895.00", "The open estimate is $8,650.", "Camera inspection for $275",
            "It is 13 years old and lasts 11.", "See the free-standing tub.", "Walk through the house."})
    void passes(String line) {
        assertThat(check.problems(saying(line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The anode rod is $299.", "About $1,900 for a new one", "costs 450 dollars", "20% off this week", "We offer a discount", "Free inspection today",
            "Done for free", "Use the spring coupon", "Guaranteed for life", "Daughter Emma likes us", "Ask {name}"})
    void isRefused(String line) {
        assertThat(check.problems(saying(line))).isNotEmpty();
    }

    @Test
    void missingPartsAndTooManyWordsAreSaid() {
        Sections empty = new Sections(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        assertThat(check.problems(empty)).contains("offers needs 1 to 3 entries, not 0.", "starters needs 1 to 3 entries, not 0.");
        assertThat(check.problems(saying("word ".repeat(300)))).anySatisfy(problem -> assertThat(problem).contains("too long"));
        assertThat(check.problems(new Sections(List.of("x"), List.of(new Offer("Title", "", "how")), List.of("x"), List.of("x"), List.of(), List.of(), List.of())))
                .containsExactly("Each of the offers needs a title, a why and a how.");
    }

    private static Sections saying(String line) {
        return new Sections(List.of("A job."), List.of(new Offer("Title", line, "how")), List.of("calmly"), List.of("How are you?"), List.of(), List.of(), List.of());
    }
}
