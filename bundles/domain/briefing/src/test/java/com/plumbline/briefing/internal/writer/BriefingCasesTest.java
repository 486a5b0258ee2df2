package com.plumbline.briefing.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.briefing.internal.writer.Cases.Case;
import com.plumbline.contract.Proves;
import com.plumbline.messaging.SmsText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every briefing must be, checked by machine over many situations; the texts lie in target/briefings.md to be read. */
class BriefingCasesTest {

    private static final String LINK = "https://office.example.com/b/" + "x".repeat(32);

    private final GuidanceLibrary library = new GuidanceLibrary();
    private final RuleWriter writer = new RuleWriter(library);
    private final SmsWriter smsWriter = new SmsWriter();

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Proves({"BRF-12", "BRF-13", "BRF-14"})
    void isOfItsTradeAndHasAllPartsInUnderAMinute(Case each) {
        assertThat(library.forJob(each.situation().job()).id()).isEqualTo(each.trade());
        Sections sections = writer.write(each.situation());

        assertThat(sections.summary()).isNotEmpty();
        assertThat(sections.offers()).hasSizeBetween(1, 3);
        assertThat(sections.positioning()).hasSizeBetween(1, 2);
        assertThat(sections.starters()).hasSizeBetween(1, 3);
        assertThat(sections.words()).isLessThanOrEqualTo(Sections.MOST_WORDS);
        assertThat(sections.readingSeconds()).isLessThan(60);
        assertThat(lines(sections)).allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("{", "}", "null", "  "));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesNoPriceThatIsNotInTheBookAndPassesTheChecksOfTheModel(Case each) {
        ModelCheck check = new ModelCheck(Cases.BOOK, each.situation().estimates());
        assertThat(check.problems(writer.write(each.situation()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesARealItemWhereOneFits(Case each) {
        if (each.item() != null) {
            assertThat(lines(writer.write(each.situation()))).anySatisfy(line -> assertThat(line).contains("Price book: ").contains(each.item()).contains("$"));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void becomesAnSmsOfTwoSegmentsWithoutACutWord(Case each) {
        Sections sections = writer.write(each.situation());
        String sms = smsWriter.write("", each.situation(), sections, LINK);

        assertThat(SmsText.of(sms).segments()).isLessThanOrEqualTo(2);
        assertThat(SmsText.of(sms).encoding()).isEqualTo(SmsText.Encoding.GSM7);
        String named = smsWriter.write("A company name of 30 letters.: ", each.situation(), sections, LINK);
        assertThat(SmsText.of(named).segments()).isLessThanOrEqualTo(2);
        assertThat(named).startsWith("A company name of 30 letters.: Job 48213").endsWith(LINK);
        assertThat(sms).startsWith("Job 48213").endsWith(LINK).doesNotContain("4471");
        Set<String> known = new HashSet<>(List.of(String.join(" ", lines(sections)).split("\\s+")));
        for (String line : sms.lines().skip(1).filter(line -> !line.equals(LINK)).toList()) {
            for (String word : line.replaceFirst("^(Offer|Ask|Note|Also): ", "").split("\\s+")) {
                assertThat(known.contains(word) || known.contains(word.replaceFirst("\\.$", ""))).as(word + " in " + line).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Proves({"BRF-12", "NFR-02"})
    void saysNothingSensitiveAndEveryLineCanBeOpenedToItsSource(Case each) {
        Situation now = each.situation();
        Sections sections = writer.write(now);
        List<Statement> statements = Grounds.of(now, sections, library.forJob(now.job()), null, Map.of());

        assertThat(lines(sections)).allSatisfy(line -> assertThat(Sensitive.of(line)).isEmpty());
        assertThat(statements).hasSize(sections.summary().size() + sections.offers().size() + sections.positioning().size() + sections.starters().size()
                + sections.watch().size() + sections.history().size() + sections.equipment().size());
        assertThat(statements).allSatisfy(statement -> assertThat(statement.sources()).isNotEmpty());
        assertThat(statements).filteredOn(statement -> statement.section().equals("equipment"))
                .allSatisfy(statement -> assertThat(statement.sources().get(0).kind()).isEqualTo("equipment"));
        assertThat(statements).filteredOn(statement -> statement.section().equals("history"))
                .allSatisfy(statement -> assertThat(statement.sources().get(0).kind()).isEqualTo("visit"));
        sections.offers().forEach(offer -> {
            if (offer.why().contains("Price book: ")) {
                assertThat(statements).filteredOn(statement -> statement.text().equals(offer.title())).singleElement()
                        .satisfies(statement -> assertThat(statement.sources().get(0).kind()).isEqualTo("price"));
            }
        });
    }

    @Test
    void thereAreEnoughCasesAndEachTradeHasItsOwnWords() throws Exception {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(cases().stream().filter(each -> each.item() != null)).hasSizeGreaterThanOrEqualTo(15);
        Map<String, Set<String>> titles = cases().stream().collect(Collectors.groupingBy(Case::trade, Collectors.flatMapping(
                each -> writer.write(each.situation()).offers().stream().map(Sections.Offer::title), Collectors.toSet())));
        assertThat(titles.keySet()).containsExactlyInAnyOrder("water-heater", "hvac", "plumbing", "drain", "maintenance", "other");
        Files.writeString(Path.of("target", "briefings.md"), cases().stream().map(this::rendered).collect(Collectors.joining("\n")));
    }

    @Test
    void theSameHomeGetsAnotherBriefingForAnotherKindOfJob() {
        List<Sections> written = Stream.of("AC Not Cooling", "Leak Repair", "Drain Cleaning", "Water Heater Repair", "Furnace Tune-up", "Estimate Visit")
                .map(type -> writer.write(Cases.job(type, "", Cases.SUMMER).units(Cases.unit("water heater", "Rheem", 13, 11, null),
                        Cases.unit("air conditioner", "Carrier", 15, 14, null)).visits(Cases.visit("Toilet Repair", Cases.SUMMER.minusMonths(5))).build())).toList();

        assertThat(written.stream().map(each -> each.offers().get(0).title()).distinct()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(written.stream().map(Sections::offers).distinct()).hasSize(6);
        assertThat(written.stream().map(Sections::positioning).distinct()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(written.stream().map(Sections::starters).distinct()).hasSize(6);
    }

    @Test
    void theSameJobGetsAnotherBriefingInAnotherSeason() {
        Sections summer = writer.write(Cases.job("AC Not Cooling", "", Cases.SUMMER).units(Cases.unit("air conditioner", "Trane", 9, 14, null)).build());
        Sections winter = writer.write(Cases.job("Heat Pump Service", "", Cases.WINTER).units(Cases.unit("heat pump", "Trane", 9, 14, null)).build());

        assertThat(summer.offers()).extracting(Sections.Offer::title).contains("Capacitor and contactor test").doesNotContain("Defrost control and sensor check");
        assertThat(winter.offers()).extracting(Sections.Offer::title).contains("Defrost control and sensor check");
        assertThat(summer.starters()).isNotEqualTo(winter.starters());
    }

    @Test
    void theSameSituationAlwaysGivesTheSameBriefing() {
        for (Case each : cases()) {
            assertThat(new RuleWriter(new GuidanceLibrary()).write(each.situation())).isEqualTo(writer.write(each.situation()));
        }
    }

    @Test
    void withoutAPriceBookNoPriceIsNamed() {
        for (Case each : cases()) {
            Situation with = each.situation();
            Situation without = new Situation(with.today(), with.job(), with.customer(), with.equipment(), with.history(), with.canceled(), with.notes(),
                    with.membership(), with.membershipKnown(), List.of(), with.profile(), List.of());
            assertThat(lines(writer.write(without))).noneSatisfy(line -> assertThat(line).contains("$"));
        }
    }

    private String rendered(Case each) {
        Sections s = writer.write(each.situation());
        return "## " + each.name() + " (" + s.words() + " words, " + s.readingSeconds() + " s)\n\n" + String.join("\n", lines(s)) + "\n\n> "
                + smsWriter.write("", each.situation(), s, LINK).replace("\n", "\n> ") + "\n";
    }

    private static List<String> lines(Sections s) {
        return Stream.of(s.summary().stream(), s.offers().stream().flatMap(offer -> Stream.of(offer.title(), offer.why(), offer.how())),
                s.positioning().stream(), s.starters().stream(), s.watch().stream(), s.history().stream(), s.equipment().stream())
                .flatMap(each -> each).toList();
    }
}
