package com.plumbline.simulators.internal.anthropic;

import com.plumbline.simulators.internal.anthropic.CaseFile.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the simulated model would say about a case: plain, useful, and the same every time. It names no prices and invents no people. */
final class Advice {

    record Offer(String title, String why, String how) {
    }

    /** @param group {@code home}, {@code family} or {@code personal} */
    record Fact(String group, String label, String value) {
    }

    private final CaseFile about;

    Advice(CaseFile about) {
        this.about = about;
    }

    List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(about.jobType() + (about.complaint().isEmpty() ? "." : ": " + about.complaint()));
        about.oldest().ifPresent(machine -> lines.add("The " + machine.name() + " is " + machine.years() + " years old"
                + (machine.years() >= 10 ? ", near or past its expected life." : ".")));
        List<String> history = about.history();
        lines.add(history.isEmpty() ? "First visit on record at this address." : "Last time: " + history.get(0));
        return lines;
    }

    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        about.oldest().filter(machine -> machine.years() >= 8).ifPresent(machine -> offers.add(replacement(machine)));
        String job = about.jobType().toLowerCase(Locale.ROOT);
        if (job.contains("drain") || job.contains("sewer") || job.contains("main line")) {
            offers.add(new Offer("Camera inspection", "A cleared line can close again when roots or a belly are the cause.",
                    "Offer to show the pipe on the screen before you pack up."));
        } else if (job.contains("water heater") || job.contains("tankless") || job.contains("softener")) {
            offers.add(new Offer("Expansion tank and anode check", "Pressure and a used-up anode are what end tanks early.",
                    "Measure the pressure together with the customer and read the gauge aloud."));
        } else if (job.contains("furnace") || job.contains("ac ") || job.contains("heat") || job.contains("system") || job.contains("cool")) {
            offers.add(new Offer("Maintenance membership", "Two tune-ups a year keep the warranty and catch weak parts before the season.",
                    "Ask when the system was last cleaned, then name the next visit."));
        } else {
            offers.add(new Offer("Shut-off valves", "A valve that turns saves the floor the next time something leaks.",
                    "Let the customer turn the main valve; if it is stiff, say what you would do."));
        }
        offers.add(new Offer("Whole home plumbing inspection", "A list of what is fine and what is next avoids surprises.",
                "Offer it as something to keep, not as something to decide today."));
        return offers;
    }

    private static Offer replacement(Machine machine) {
        return new Offer("Replace the " + machine.type().toLowerCase(Locale.ROOT) + ", good, better, best", "It is " + machine.years()
                + " years old; repairs from here on buy little time.", "Show the age on the label first, then let the customer ask for options.");
    }

    List<String> positioning() {
        return List.of("Fix what was asked first, show it working, then talk about what you saw.",
                about.history().isEmpty() ? "Explain who we are in one sentence; they have not met us yet."
                        : "Mention the last visit, so that they know you read up on them.");
    }

    List<String> starters() {
        List<String> starters = new ArrayList<>();
        for (Fact fact : facts()) {
            if (!fact.group().equals("home") && starters.size() < 2) {
                starters.add("Ask about it kindly: " + fact.value());
            }
        }
        starters.add("How long have you noticed it, and has anything changed in the house lately?");
        return starters.subList(0, Math.min(3, starters.size()));
    }

    List<String> watch() {
        List<String> watch = new ArrayList<>();
        about.notes().stream().filter(note -> hasAny(note, "dog", "gate", "ring", "call", "upset", "landlord", "code", "early"))
                .limit(2).forEach(watch::add);
        about.oldest().filter(machine -> machine.years() >= 12).ifPresent(machine ->
                watch.add("Take a photo of the " + machine.type().toLowerCase(Locale.ROOT) + "'s label and flue before you touch it."));
        if (watch.isEmpty()) {
            watch.add("Confirm the arrival window by phone when you leave for the address.");
        }
        return watch;
    }

    List<String> equipment() {
        return about.equipment().stream().map(machine -> machine.name() + (machine.years() < 0 ? "" : ", " + machine.years() + " years")).toList();
    }

    List<String> history() {
        return about.history().stream().limit(3).toList();
    }

    /** Facts that the notes and records support; home first. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        about.equipment().stream().limit(3).forEach(machine -> facts.add(new Fact("home", machine.type(),
                machine.name() + (machine.years() < 0 ? "" : ", about " + machine.years() + " years old"))));
        List<String> notes = about.notes();
        notes.stream().filter(note -> hasAny(note, "built", "basement", "remodel", "zone", "galvanized", "garden", "spigot", "rough-in"))
                .forEach(note -> facts.add(new Fact("home", "House", note)));
        about.text("city").ifPresent(city -> facts.add(new Fact("home", "Area", "Lives in " + city + ".")));
        notes.stream().filter(note -> hasAny(note, "baby", "daughter", "son ", "mother", "family", "children", "kids"))
                .forEach(note -> facts.add(new Fact("family", "Family", note)));
        notes.stream().filter(note -> hasAny(note, "retired", "works", "nurse", "coaches", "motorcycle", "moved", "prefers", "loves"))
                .forEach(note -> facts.add(new Fact("personal", "Personal", note)));
        return facts;
    }

    /** One text message for the technician. */
    String sms() {
        String line = about.jobType() + " for " + about.customer() + ". " + offers().get(0).title() + ".";
        return line.length() <= 150 ? line : line.substring(0, 150);
    }

    private static boolean hasAny(String note, String... words) {
        String lower = note.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
