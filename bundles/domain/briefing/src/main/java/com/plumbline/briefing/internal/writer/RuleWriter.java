package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.Category;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.writer.Guidance.Rule;
import com.plumbline.briefing.internal.writer.Situation.Membership;
import com.plumbline.briefing.internal.writer.Situation.Unit;
import com.plumbline.briefing.internal.writer.Situation.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Composes a briefing from guidance by rules: the same situation always gives the same briefing, with no model and no key.
 *
 * <p>Prices come from the price book only; what is not known is not said.
 */
public final class RuleWriter {

    private static final int OFFERS = 3;
    private static final int POSITIONING = 2;
    private static final int STARTERS = 3;
    private static final int WATCH = 3;
    private static final int URGENT = 90;
    private static final int PAST = 3;
    private static final int UNITS = 3;
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    private final GuidanceLibrary library;

    public RuleWriter(GuidanceLibrary library) {
        this.library = library;
    }

    public Sections write(Situation now) {
        Guidance guidance = library.forJob(now.job());
        Signs signs = Signs.of(now, guidance, library);
        return new Sections(summary(now, signs), offers(guidance, signs, now), texts(guidance.positioning(), signs, POSITIONING),
                texts(guidance.starters(), signs, STARTERS), watch(guidance, signs, now), history(now), equipment(now, signs)).fitted();
    }

    private List<Sections.Offer> offers(Guidance guidance, Signs signs, Situation now) {
        PriceBook book = new PriceBook(now.prices());
        Set<String> named = new LinkedHashSet<>();
        List<Sections.Offer> offers = new ArrayList<>();
        for (Rule rule : matching(guidance.offers(), signs)) {
            if (offers.size() == OFFERS) {
                break;
            }
            Optional<String> title = fill(rule.title(), signs);
            Optional<String> why = fill(rule.why(), signs);
            Optional<String> how = fill(rule.how(), signs);
            if (title.isEmpty() || why.isEmpty() || how.isEmpty()) {
                continue;
            }
            List<String> wanted = rule.items().stream().flatMap(item -> fill(item, signs).stream()).toList();
            String priced = book.find(wanted).filter(item -> named.add(item.code()))
                    .map(item -> " Price book: " + item.name() + ", " + item.price() + ".").orElse("");
            offers.add(new Sections.Offer(title.get(), why.get() + priced, how.get()));
        }
        return offers;
    }

    /** What can hurt comes first, then what people wrote down for whoever goes there, then the rest. */
    private List<String> watch(Guidance guidance, Signs signs, Situation now) {
        List<Rule> rules = Stream.concat(guidance.watch().stream(), library.watchAlways().stream()).toList();
        Stream<String> urgent = texts(rules.stream().filter(rule -> rule.rank() >= URGENT).toList(), signs, WATCH).stream();
        Stream<String> usual = texts(rules.stream().filter(rule -> rule.rank() < URGENT).toList(), signs, WATCH).stream();
        return Stream.of(urgent, NoteLines.of(now.notes()).stream(), usual).flatMap(each -> each).distinct().limit(WATCH).toList();
    }

    private static List<String> summary(Situation now, Signs signs) {
        List<String> lines = new ArrayList<>();
        Visit job = now.job();
        String what = job.jobType().isBlank() ? "Service visit" : job.jobType();
        String said = Words.firstPart(job.summary(), 80);
        lines.add(what + (said.isEmpty() || said.equalsIgnoreCase(what) ? "." : ": " + said.replaceAll("[.\\s]+$", "") + "."));
        lines.add(whoTheyAre(now, signs));
        facts(now).ifPresent(lines::add);
        return lines;
    }

    private static String whoTheyAre(Situation now, Signs signs) {
        String kind = now.customer().commercial() ? "Business" : "Home";
        String place = now.customer().city().isBlank() ? "" : " in " + now.customer().city();
        String past = now.history().isEmpty() ? "first visit here"
                : Words.count(now.history().size(), "earlier visit") + ", the last " + signs.values().getOrDefault("lastVisitAgo", "some time ago");
        String member = now.membership().map(Membership::name).map(name -> signs.signs().contains("member:active")
                ? "; member: " + name : "; plan ended: " + name).orElse("");
        return kind + place + ", " + past + member + ".";
    }

    /** What sources know beyond our own records, which the other sections tell already. */
    private static Optional<String> facts(Situation now) {
        List<String> told = now.profile().stream()
                .filter(fact -> switch (fact.sourceKind()) {
                    case MANUAL, PROPERTY, MODEL -> true;
                    case RECORDS, EQUIPMENT -> fact.label().equals(Fact.AGE_OF_HOME);
                })
                .sorted(Comparator.comparing(Fact::confidence).thenComparing(fact -> fact.category() == Category.HOME ? 0 : 1))
                .limit(2).map(fact -> fact.label() + ": " + fact.value()).toList();
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", told) + ".");
    }

    private static List<String> history(Situation now) {
        return now.history().stream().filter(visit -> visit.on() != null).limit(PAST)
                .map(visit -> {
                    String said = Words.firstPart(visit.summary(), 50);
                    return Words.monthOf(visit.on()) + ": " + (visit.jobType().isBlank() ? "visit" : visit.jobType())
                            + (said.isEmpty() || said.equalsIgnoreCase(visit.jobType()) ? "" : " (" + said.replaceAll("[.\\s]+$", "") + ")");
                }).toList();
    }

    private static List<String> equipment(Situation now, Signs signs) {
        Comparator<Unit> focusFirst = Comparator.comparing(unit -> signs.focus().filter(unit::equals).isPresent() ? 0 : 1);
        return now.equipment().stream().sorted(focusFirst.thenComparing(Comparator.comparingDouble(Unit::worn).reversed())).limit(UNITS)
                .map(unit -> line(unit, now)).toList();
    }

    private static String line(Unit unit, Situation now) {
        String age = unit.ageYears() == null ? ", age unknown" : unit.ageYears() == 0 ? ", new" : ", " + Words.count(unit.ageYears(), "year");
        String warranty = unit.warrantyEnd() == null || unit.warrantyEnd().isBefore(now.today()) ? ""
                : ", warranty to " + Words.monthOf(unit.warrantyEnd());
        return Words.sentence(unit.kind()) + (unit.name().isBlank() ? "" : " " + unit.name()) + age + warranty;
    }

    private static List<String> texts(List<Rule> rules, Signs signs, int most) {
        return matching(rules, signs).stream().flatMap(rule -> fill(rule.text(), signs).stream()).distinct().limit(most).toList();
    }

    private static List<Rule> matching(List<Rule> rules, Signs signs) {
        return rules.stream().filter(rule -> rule.applies(signs.signs())).sorted(Comparator.comparingInt(Rule::rank).reversed()).toList();
    }

    /** Empty when a value is missing. */
    static Optional<String> fill(String text, Signs signs) {
        Matcher blanks = BLANK.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (blanks.find()) {
            String known = signs.values().get(blanks.group(1));
            if (known == null) {
                return Optional.empty();
            }
            blanks.appendReplacement(filled, Matcher.quoteReplacement(known));
        }
        return Optional.of(Words.sentence(blanks.appendTail(filled).toString()));
    }
}
