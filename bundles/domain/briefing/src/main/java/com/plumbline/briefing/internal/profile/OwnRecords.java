package com.plumbline.briefing.internal.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.briefing.Category;
import com.plumbline.briefing.Confidence;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.briefing.internal.writer.Situation.Said;
import com.plumbline.briefing.internal.writer.Situation.Unit;
import com.plumbline.briefing.internal.writer.Situation.Visit;
import com.plumbline.briefing.internal.writer.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Facts that stand in the company's own records, found by rules: no model, no outside source, always the same. */
public final class OwnRecords {

    private static final Pattern BUILT = Pattern.compile("\\b(?:built|dates|construct\\w+)\\b[^.]{0,20}?\\b((?:18|19|20)\\d\\d)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\R+");
    private static final int LONGEST = 120;
    private static final int UNITS = 6;

    /** What a note about a subject looks like. */
    private record Rule(Category category, String label, List<String> words) {

        boolean fits(String sentence) {
            String lower = ' ' + sentence.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", " ") + ' ';
            return words.stream().anyMatch(word -> lower.contains(word.length() <= 4 ? ' ' + word + ' ' : ' ' + word));
        }
    }

    private record Rules(List<Rule> rules) {}

    private final List<Rule> rules;

    public OwnRecords() {
        try (InputStream in = OwnRecords.class.getResourceAsStream("/guidance/profile.json")) {
            rules = new ObjectMapper().readValue(in, Rules.class).rules();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<Fact> facts(Material material) {
        List<Fact> facts = new ArrayList<>();
        home(material, facts);
        personal(material, facts);
        notes(material, facts);
        return facts;
    }

    private static void home(Material material, List<Fact> facts) {
        facts.add(records(material, Category.HOME, "Property", (material.customer().commercial() ? "Business" : "Home")
                + (material.customer().city().isBlank() ? "" : " in " + material.customer().city())
                + (material.locations() > 1 ? ", one of " + material.locations() + " places" : ""), "customer record"));
        material.equipment().stream().sorted(Comparator.comparingDouble((Unit unit) -> age(unit)).reversed()).limit(UNITS)
                .forEach(unit -> facts.add(new Fact(Category.HOME, Words.sentence(unit.kind()), described(unit),
                        "equipment record", SourceKind.EQUIPMENT, Confidence.HIGH, material.now())));
        if (!material.visits().isEmpty()) {
            facts.add(records(material, Category.HOME, "Prior work", priorWork(material.visits()), Words.count(material.visits().size(), "completed job")));
        }
    }

    private static String described(Unit unit) {
        String make = unit.name().isBlank() ? "make unknown" : unit.name();
        return make + (unit.ageYears() == null ? ", age unknown" : ", " + Words.count(unit.ageYears(), "year") + " old")
                + (unit.lifeYears() == null ? "" : " (usual life about " + unit.lifeYears() + ")");
    }

    private static String priorWork(List<Visit> visits) {
        Map<String, Long> byType = visits.stream().filter(visit -> !visit.jobType().isBlank())
                .collect(Collectors.groupingBy(Visit::jobType, Collectors.counting()));
        String most = byType.entrySet().stream().max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(entry -> entry.getValue() > 1).map(entry -> "; mostly " + entry.getKey() + " (" + entry.getValue() + ")").orElse("");
        Visit last = visits.get(0);
        return Words.count(visits.size(), "job") + ", the last " + (last.jobType().isBlank() ? "" : last.jobType() + " ")
                + (last.on() == null ? "" : "in " + Words.monthOf(last.on())) + most;
    }

    private static void personal(Material material, List<Fact> facts) {
        if (material.since() != null) {
            facts.add(records(material, Category.PERSONAL, "Customer since", Words.monthOf(material.since()), "customer record"));
        }
        material.membership().ifPresent(membership -> facts.add(records(material, Category.PERSONAL, "Membership", membership.name()
                + (membership.active() ? membership.until() == null ? ", active" : ", until " + Words.monthOf(membership.until()) : ", ended"),
                "membership record")));
    }

    /** Each note sentence counts once, for the first subject it fits; the newest note wins within a subject. */
    private void notes(Material material, List<Fact> facts) {
        List<String> taken = new ArrayList<>();
        for (Said note : material.notes()) {
            for (String sentence : SENTENCE.split(note.text())) {
                Matcher built = BUILT.matcher(sentence);
                if (built.find() && taken.stream().noneMatch(Fact.AGE_OF_HOME::equals)) {
                    facts.add(note(material, note, Category.HOME, Fact.AGE_OF_HOME, "Built in " + built.group(1)));
                    taken.add(Fact.AGE_OF_HOME);
                }
                rules.stream().filter(rule -> rule.fits(sentence)).findFirst().filter(rule -> !taken.contains(rule.label())).ifPresent(rule -> {
                    String said = Words.firstPart(sentence, LONGEST);
                    if (!said.isEmpty()) {
                        facts.add(note(material, note, rule.category(), rule.label(), said.replaceAll("\\.$", "")));
                        taken.add(rule.label());
                    }
                });
            }
        }
    }

    private static double age(Unit unit) {
        return unit.ageYears() == null ? -1 : unit.ageYears();
    }

    private static Fact records(Material material, Category category, String label, String value, String source) {
        return new Fact(category, label, value, source, SourceKind.RECORDS, Confidence.HIGH, material.now());
    }

    private static Fact note(Material material, Said note, Category category, String label, String value) {
        LocalDate on = note.on();
        return new Fact(category, label, value, on == null ? "note" : "note of " + Words.monthOf(on), SourceKind.RECORDS, Confidence.MEDIUM,
                on == null ? material.now() : on.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
