package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.writer.Situation.Said;
import com.plumbline.briefing.internal.writer.Situation.Unit;
import com.plumbline.briefing.internal.writer.Situation.Visit;
import com.plumbline.briefing.internal.writer.Statement.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds for every line of a briefing the records it rests on, whoever wrote it: by the names, numbers and words they share. */
public final class Grounds {

    private static final int MOST = 4;
    private static final int LABEL = 90;
    private static final int LONG_WORD = 5;

    private final Situation now;
    private final Source guidance;
    private final String model;
    private final Map<Fact, String> facts;

    private Grounds(Situation now, Guidance guidance, String model, Map<Fact, String> facts) {
        this.now = now;
        this.guidance = new Source("guidance", guidance.id(), "Guidance: " + guidance.name());
        this.model = model;
        this.facts = facts;
    }

    /**
     * @param model {@code null}: the rules wrote it
     * @param facts the ids of the customer's facts
     */
    public static List<Statement> of(Situation now, Sections sections, Guidance guidance, String model, Map<Fact, String> facts) {
        Grounds grounds = new Grounds(now, guidance, model, facts);
        List<Statement> statements = new ArrayList<>();
        sections.summary().forEach(line -> statements.add(grounds.statement("summary", line, line)));
        sections.offers().forEach(offer -> statements.add(grounds.statement("offers", offer.title(), offer.title() + ". " + offer.why() + ' ' + offer.how())));
        sections.positioning().forEach(line -> statements.add(grounds.statement("positioning", line, line)));
        sections.starters().forEach(line -> statements.add(grounds.statement("starters", line, line)));
        sections.watch().forEach(line -> statements.add(grounds.statement("watch", line, line)));
        sections.history().forEach(line -> statements.add(grounds.statement("history", line, line)));
        sections.equipment().forEach(line -> statements.add(grounds.statement("equipment", line, line)));
        return statements;
    }

    private Statement statement(String section, String shown, String text) {
        Set<Source> found = new LinkedHashSet<>();
        switch (section) {
            case "equipment" -> equipment(text, found);
            case "history" -> visits(section, text, found);
            default -> records(section, text, found);
        }
        boolean advice = Set.of("offers", "positioning", "starters", "watch").contains(section);
        if (found.isEmpty() || advice && model == null) {
            found.add(model == null ? guidance : source("model", null, "Written by " + model));
        }
        return new Statement(section, shown, found.stream().limit(MOST).toList());
    }

    private void records(String section, String text, Set<Source> found) {
        prices(text, found);
        estimates(text, found);
        facts(text, found);
        notes(text, found);
        equipment(text, found);
        visits(section, text, found);
        now.membership().filter(membership -> mentions(text, membership.name()) || mentions(text, "plan")).ifPresent(membership ->
                found.add(source("membership", membership.id(), membership.name() + (membership.active() ? ", active" : ", ended"))));
        if (section.equals("summary") || shares(text, now.job().summary())) {
            found.add(source("job", now.job().id(), "Job " + now.job().number() + ": " + now.job().jobType()));
        }
        if (section.equals("summary") && !now.customer().city().isBlank() && text.contains(now.customer().city()) || text.contains("do not service")) {
            found.add(source("customer", null, "Customer record"));
        }
    }

    private void prices(String text, Set<Source> found) {
        now.prices().stream().filter(item -> mentions(text, item.name()) && item.price() != null && text.contains(item.price().toString()))
                .forEach(item -> found.add(source("price", item.id() == null ? item.code() : item.id(), item.name() + ", " + item.price())));
    }

    private void estimates(String text, Set<Source> found) {
        now.estimates().stream().filter(each -> mentions(text, each.name()) || each.total() != null && text.contains(each.total().toString()))
                .forEach(each -> found.add(source("estimate", each.id(), each.name() + (each.total() == null ? "" : ", " + each.total()))));
    }

    private void facts(String text, Set<Source> found) {
        now.profile().stream().filter(fact -> mentions(text, fact.value()) || shares(text, fact.value()))
                .forEach(fact -> found.add(source("fact", facts.get(fact), fact.label() + ": " + fact.value() + " (" + fact.source() + ")")));
    }

    private void notes(String text, Set<Source> found) {
        for (Said note : now.notes()) {
            if (mentions(note.text(), text.replaceAll("[.\\s]+$", "")) || shares(text, note.text())) {
                found.add(source("note", note.id(), "Note" + (note.on() == null ? "" : " of " + Words.monthOf(note.on())) + ": " + note.text()));
            }
        }
    }

    /** A line may be about a unit without its name: then by its kind, and by its age where several are of one kind. */
    private void equipment(String text, Set<Source> found) {
        List<Unit> meant = now.equipment().stream().filter(unit -> mentions(text, unit.kind()) || !unit.name().isBlank() && mentions(text, unit.name())).toList();
        List<Unit> exact = meant.stream().filter(unit -> !unit.name().isBlank() && mentions(text, unit.name())
                || unit.ageYears() != null && text.contains(unit.ageYears().toString())).toList();
        (exact.isEmpty() ? meant : exact).forEach(unit -> found.add(source("equipment", unit.id(), Words.sentence(unit.kind())
                + (unit.name().isBlank() ? "" : " " + unit.name()) + (unit.ageYears() == null ? ", age unknown" : ", " + Words.count(unit.ageYears(), "year"))
                + (unit.warrantyEnd() == null ? "" : ", warranty to " + Words.monthOf(unit.warrantyEnd())))));
    }

    private void visits(String section, String text, Set<Source> found) {
        for (Visit visit : now.history()) {
            LocalDate on = visit.on();
            boolean dated = on != null && (text.contains(Words.monthOf(on)) || text.contains(Words.ago(on, now.today())));
            boolean meant = section.equals("history") ? dated && mentions(text, visit.jobType())
                    : dated || text.contains("visits here in two years") || shares(text, visit.summary());
            if (meant) {
                found.add(source("visit", visit.id(), (on == null ? "" : Words.monthOf(on) + ": ") + (visit.jobType().isBlank() ? "visit" : visit.jobType())));
            }
        }
    }

    private static boolean mentions(String text, String part) {
        return part != null && !part.isBlank() && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    /** Two longer words in common, and half of those in the line: enough to say that it speaks of the same. */
    private static boolean shares(String line, String record) {
        Set<String> said = words(line);
        Set<String> common = words(record);
        int all = Math.min(said.size(), common.size());
        common.retainAll(said);
        return common.size() >= 2 && 2 * common.size() >= all;
    }

    private static Set<String> words(String text) {
        return text == null ? new HashSet<>() : Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).filter(word -> word.length() >= LONG_WORD).collect(Collectors.toSet());
    }

    private static Source source(String kind, String id, String label) {
        return new Source(kind, id, label.length() <= LABEL ? label : label.substring(0, LABEL - 1) + "…");
    }
}
