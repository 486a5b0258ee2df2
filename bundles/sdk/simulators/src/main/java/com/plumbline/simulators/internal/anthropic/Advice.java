package com.plumbline.simulators.internal.anthropic;

import com.plumbline.simulators.internal.anthropic.CaseFile.Known;
import com.plumbline.simulators.internal.anthropic.CaseFile.Machine;
import com.plumbline.simulators.internal.anthropic.CaseFile.Price;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the simulated model would say about a case: short, useful, and the same every time. It names no price that the question does
 * not name, and says about people only what the question says.
 */
final class Advice {

    private static final int MOST_FACTS = 8;

    record Offer(String title, String why, String how) {
    }

    /**
     * @param group    {@code home}, {@code family} or {@code personal}
     * @param evidence the words of the question that it rests on
     */
    record Fact(String group, String label, String value, String evidence) {
    }

    private final CaseFile about;

    Advice(CaseFile about) {
        this.about = about;
    }

    List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(about.jobType() + (about.complaint().isEmpty() ? "." : ": " + about.complaint()));
        about.oldest().ifPresent(machine -> lines.add("The " + machine.name() + " is " + machine.years() + " years old"
                + (machine.isOld() ? ", near or past its usual life." : ".")));
        List<String> history = about.history();
        lines.add(history.isEmpty() ? "First visit on record here." : "Last time: " + history.get(0));
        return lines;
    }

    /** At most two: old equipment first, then what the company advises for such a job. */
    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        about.oldest().filter(Machine::isOld).ifPresent(machine -> offers.add(priced("Replace the " + lower(machine.type()),
                "It is " + machine.years() + " years old, repairs buy little time.", "Show the age on the label, then ask if options are welcome.")));
        List<String> guidance = about.guidance().stream().filter(line -> !line.startsWith("Careful:")).toList();
        for (int i = 0; i + 1 < guidance.size() && offers.size() < 2; i += 2) {
            offers.add(priced(guidance.get(i), "It fits a visit for " + lower(about.jobType()) + ".", guidance.get(i + 1)));
        }
        if (offers.size() < 2) {
            offers.add(usual(lower(about.jobType())));
        }
        return offers;
    }

    private static Offer usual(String job) {
        if (job.contains("drain") || job.contains("sewer") || job.contains("main line")) {
            return new Offer("Camera inspection", "A cleared line closes again when roots are the cause.", "Offer to show the pipe before you pack up.");
        }
        if (job.contains("water heater") || job.contains("tankless") || job.contains("softener")) {
            return new Offer("Expansion tank and anode check", "High pressure and a used-up anode end tanks early.", "Read the gauge together.");
        }
        if (job.contains("furnace") || job.contains("ac ") || job.contains("heat") || job.contains("system") || job.contains("cool")) {
            return new Offer("Maintenance membership", "Two tune-ups a year catch weak parts before the season.", "Ask when it was last cleaned.");
        }
        return new Offer("Shut-off valves", "A valve that turns saves the floor next time.", "Let the customer turn the main valve.");
    }

    /** Names the line of the price book that shares most words with the offer, as it stands there. */
    private Offer priced(String title, String why, String how) {
        Set<String> words = words(title);
        Price best = null;
        int most = 1;
        for (Price price : about.prices()) {
            Set<String> shared = words(price.name());
            shared.retainAll(words);
            if (shared.size() > most) {
                best = price;
                most = shared.size();
            }
        }
        return new Offer(title, why, best == null ? how : how + " " + best.name() + ": " + best.price() + ".");
    }

    List<String> positioning() {
        return List.of("Fix what was asked first and show it working, then say what you saw.");
    }

    List<String> starters() {
        List<String> starters = new ArrayList<>();
        Set<String> told = new LinkedHashSet<>();
        about.known().stream().filter(known -> !known.category().equals("home")).map(Known::value).forEach(told::add);
        facts().stream().filter(fact -> !fact.group().equals("home")).map(Fact::value).forEach(told::add);
        told.stream().limit(1).forEach(value -> starters.add("Worth asking about: " + value));
        starters.add("How long have you noticed it, and has anything changed lately?");
        return starters;
    }

    List<String> watch() {
        Set<String> watch = new LinkedHashSet<>();
        about.guidance().stream().filter(line -> line.startsWith("Careful:")).forEach(line -> watch.add(line.substring("Careful:".length()).trim()));
        about.notes().stream().filter(note -> hasAny(note, "dog", "gate", "ring ", "call ", "upset", "code", "early")).forEach(watch::add);
        if (watch.isEmpty()) {
            watch.add("Call when you leave for the address.");
        }
        return watch.stream().limit(2).toList();
    }

    List<String> equipment() {
        return about.equipment().stream().map(machine -> machine.name() + (machine.years() < 0 ? "" : ", " + machine.years() + " years")).toList();
    }

    List<String> history() {
        return about.history().stream().limit(3).toList();
    }

    /** Facts that equipment and notes bear out; home first. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        about.equipment().stream().limit(3).forEach(machine -> facts.add(new Fact("home", machine.type(),
                machine.name() + (machine.years() < 0 ? "" : ", " + machine.years() + " years"), machine.name())));
        List<String> notes = about.notes();
        told(facts, notes, "home", "House", "built", "basement", "remodel", "zone", "galvanized", "garden", "spigot", "gate");
        told(facts, notes, "family", "Household", "baby", "daughter", "son ", "mother", "family", "children", "kids");
        told(facts, notes, "personal", "About them", "retired", "works", "coaches", "motorcycle", "moved here", "prefers", "loves", "asked for a call");
        return facts.stream().limit(MOST_FACTS).toList();
    }

    private static void told(List<Fact> facts, List<String> notes, String group, String label, String... words) {
        notes.stream().filter(note -> hasAny(note, words) && facts.stream().noneMatch(fact -> fact.evidence().equals(note)))
                .forEach(note -> facts.add(new Fact(group, label, note, note)));
    }

    /** One text message for the technician. */
    String sms() {
        String line = about.jobType() + ". " + offers().get(0).title() + ".";
        return line.length() <= 150 ? line : line.substring(0, 150);
    }

    private static boolean hasAny(String note, String... words) {
        String lower = lower(note);
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(List.of(lower(text).split("[^\\p{L}\\d]+")));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
