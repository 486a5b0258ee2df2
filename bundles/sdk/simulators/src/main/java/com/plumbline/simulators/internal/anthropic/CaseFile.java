package com.plumbline.simulators.internal.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.simulators.internal.store.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the simulated model understands of a question: the JSON in the user's messages, searched for the trade's own words (job type,
 * equipment with its age, earlier jobs, notes), wherever they stand.
 */
final class CaseFile {

    /** Equipment that the question tells of. {@code years} is -1 when no age is said, {@code usual} 12 when no usual life is. */
    record Machine(String name, String type, int years, int usual) {

        boolean isOld() {
            return years >= usual - 2;
        }
    }

    /** Something known about the household, as the question puts it. */
    record Known(String category, String value) {
    }

    /** A line of the price book, its price as it is written in the question. */
    record Price(String name, String price) {
    }

    private final JsonNode facts;

    CaseFile(String text) {
        this.facts = json(text);
    }

    private static JsonNode json(String text) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            return Json.object();
        }
        try {
            return Json.read(text.substring(from, to + 1));
        } catch (UncheckedIOException proseWithBraces) {
            return Json.object();
        }
    }

    /** The first text under one of these names, at any depth. A name may hold an object with a {@code name} of its own. */
    Optional<String> text(String... names) {
        for (String name : names) {
            for (JsonNode found : all(name)) {
                JsonNode value = found.isObject() ? found.path("name") : found;
                if (value.isTextual() && !value.asText().isBlank()) {
                    return Optional.of(value.asText());
                }
            }
        }
        return Optional.empty();
    }

    String jobType() {
        return text("jobType", "jobTypeName", "job_type").or(() -> text("type")).orElse("Service call");
    }

    String complaint() {
        return text("summary", "jobSummary", "description").orElse("");
    }

    String customer() {
        return text("customerName", "customer").or(() -> text("name")).orElse("the customer");
    }

    List<Machine> equipment() {
        List<Machine> machines = new ArrayList<>();
        for (JsonNode list : all("equipment")) {
            for (JsonNode item : list) {
                machine(item).ifPresent(machines::add);
            }
        }
        return machines;
    }

    private static Optional<Machine> machine(JsonNode item) {
        if (item.isTextual()) {
            return Optional.of(new Machine(item.asText(), item.asText(), -1, 12));
        }
        String type = item.path("type").isObject() ? item.path("type").path("name").asText("") : item.path("type").asText("");
        String name = item.path("name").asText(item.path("manufacturer").asText("") + " " + type).trim();
        int years = -1;
        for (String field : List.of("ageYears", "age", "years")) {
            years = item.path(field).isNumber() ? item.path(field).asInt() : years;
        }
        return name.isEmpty() && type.isEmpty() ? Optional.empty() : Optional.of(new Machine(name.isEmpty() ? type : name,
                type.isEmpty() ? name : type, years, item.path("usualLifeYears").asInt(12)));
    }

    /** The oldest equipment whose age is said. */
    Optional<Machine> oldest() {
        return equipment().stream().filter(machine -> machine.years() >= 0).max(java.util.Comparator.comparingInt(Machine::years));
    }

    /** Earlier jobs, each as one line. */
    List<String> history() {
        List<String> lines = new ArrayList<>();
        for (String name : List.of("history", "previousJobs", "pastJobs", "jobs")) {
            for (JsonNode list : all(name)) {
                for (JsonNode item : list) {
                    String line = item.isTextual() ? item.asText() : line(item);
                    if (!line.isBlank()) {
                        lines.add(line);
                    }
                }
            }
            if (!lines.isEmpty()) {
                break;
            }
        }
        return lines;
    }

    private static String line(JsonNode job) {
        String when = job.path("date").asText(job.path("completedOn").asText(job.path("start").asText("")));
        String what = job.path("jobType").isObject() ? job.path("jobType").path("name").asText("") : job.path("jobType").asText(job.path("type").asText(""));
        String why = job.path("summary").asText("");
        return (when.length() >= 10 ? when.substring(0, 10) + ": " : "") + what + (why.isEmpty() ? "" : (what.isEmpty() ? "" : ", ") + why);
    }

    /** Sentences that people wrote down: notes of any record, each once. */
    List<String> notes() {
        Set<String> notes = new LinkedHashSet<>();
        for (String name : List.of("notes", "jobNotes", "customerNotes", "locationNotes", "note")) {
            for (JsonNode found : all(name)) {
                if (found.isTextual()) {
                    notes.add(found.asText());
                }
                for (JsonNode item : found) {
                    String note = item.isTextual() ? item.asText() : item.path("text").asText("");
                    if (!note.isBlank()) {
                        notes.add(note);
                    }
                }
            }
        }
        return List.copyOf(notes);
    }

    /** The profile's facts: objects with a category and a value. */
    List<Known> known() {
        List<Known> known = new ArrayList<>();
        for (JsonNode list : all("facts")) {
            for (JsonNode item : list) {
                if (item.path("value").isTextual()) {
                    known.add(new Known(item.path("category").asText("home"), item.path("value").asText()));
                }
            }
        }
        return known;
    }

    /** What the company advises for such a job: titles and ways to say it in turn, then lines that begin with {@code Careful:}. */
    List<String> guidance() {
        List<String> lines = new ArrayList<>();
        for (JsonNode list : all("guidance")) {
            list.forEach(line -> lines.add(line.asText()));
        }
        return lines;
    }

    List<Price> prices() {
        List<Price> prices = new ArrayList<>();
        for (JsonNode list : all("priceBook")) {
            list.forEach(item -> prices.add(new Price(item.path("name").asText(), item.path("price").asText())));
        }
        return prices;
    }

    private List<JsonNode> all(String name) {
        List<JsonNode> found = new ArrayList<>();
        collect(facts, name, found);
        return found;
    }

    /** An object's own field before those further down, so that the job's summary comes before those of earlier jobs. */
    private static void collect(JsonNode node, String name, List<JsonNode> found) {
        if (node.isObject() && node.has(name)) {
            found.add(node.get(name));
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext();) {
            collect(fields.next().getValue(), name, found);
        }
        if (node.isArray()) {
            node.forEach(item -> collect(item, name, found));
        }
    }
}
