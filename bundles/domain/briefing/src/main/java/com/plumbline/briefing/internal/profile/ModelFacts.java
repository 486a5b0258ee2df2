package com.plumbline.briefing.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.assist.AssistTask;
import com.plumbline.assist.Assistant;
import com.plumbline.assist.Assisted;
import com.plumbline.assist.Prompt;
import com.plumbline.briefing.Category;
import com.plumbline.briefing.Confidence;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.briefing.internal.writer.Sensitive;
import com.plumbline.briefing.internal.writer.Surnames;
import com.plumbline.kernel.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Has a language model read facts out of our records; keeps only those that the records bear out. */
public final class ModelFacts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TOKENS = 1500;
    private static final Duration TIMEOUT = Duration.ofSeconds(45);
    private static final int LEAST_LENGTH = 4;
    private static final double BORNE_OUT = 0.7;

    /** @param model {@code null} when none answered @param reason why that writer, for people */
    public record Found(List<Fact> facts, String model, String reason) {}

    private final Assistant assistant;
    private final Prompt prompt = Prompt.load(ModelFacts.class, "profile.enrich");
    private final JsonNode schema;

    public ModelFacts(Assistant assistant) {
        this.assistant = assistant;
        try (InputStream in = ModelFacts.class.getResourceAsStream("/schemas/profile.enrich.json")) {
            schema = JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Found find(TenantId tenant, Material material, Set<Category> on) {
        if (material.notes().isEmpty() && material.visits().isEmpty() && material.equipment().isEmpty()) {
            return new Found(List.of(), null, "The records hold nothing a language model could read.");
        }
        String text = json(material, on).toPrettyString();
        Assisted outcome = assistant.ask(tenant, new AssistTask("profile.enrich", prompt, text, schema, answer -> List.of(),
                Surnames.of(material.customer(), material.visits(), material.notes()), MOST_TOKENS, TIMEOUT));
        if (outcome instanceof Assisted.Answer answer) {
            List<Fact> facts = facts(answer.content(), text, answer.model(), material.now());
            int refused = answer.content().path("facts").size() - facts.size();
            return new Found(facts, answer.model(), "Read by " + answer.model() + " from the records"
                    + (refused == 0 ? "." : "; " + refused + " of its statements were not borne out and left out."));
        }
        return new Found(List.of(), null, ((Assisted.NoAnswer) outcome).message());
    }

    private static List<Fact> facts(JsonNode answer, String material, String model, Instant at) {
        List<Fact> facts = new ArrayList<>();
        Set<String> known = words(material);
        for (JsonNode each : answer.path("facts")) {
            if (isBorneOut(each.path("evidence").asText() + ' ' + each.path("value").asText(), known)) {
                facts.add(new Fact(Category.valueOf(each.path("category").asText().toUpperCase(Locale.ROOT)), each.path("label").asText().strip(),
                        each.path("value").asText().strip(), "read by " + model + " in notes and records", SourceKind.MODEL,
                        Confidence.valueOf(each.path("confidence").asText().toUpperCase(Locale.ROOT)), at));
            }
        }
        return facts;
    }

    /** Every number and most of the longer words stand in the records; what merely sounds plausible does not. */
    private static boolean isBorneOut(String statement, Set<String> known) {
        Set<String> words = words(statement);
        boolean numbers = words.stream().filter(word -> Character.isDigit(word.charAt(0))).allMatch(known::contains);
        List<String> longer = words.stream().filter(word -> word.length() >= LEAST_LENGTH && !Character.isDigit(word.charAt(0))).toList();
        long found = longer.stream().filter(known::contains).count();
        return numbers && !longer.isEmpty() && found >= BORNE_OUT * longer.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+")));
        words.remove("");
        return words;
    }

    private static ObjectNode json(Material material, Set<Category> on) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode categories = json.putArray("categories");
        on.stream().sorted().map(category -> category.name().toLowerCase(Locale.ROOT)).forEach(categories::add);
        json.putObject("customer").put("kind", material.customer().commercial() ? "business" : "household")
                .put("city", material.customer().city()).put("since", material.since() == null ? null : material.since().toString());
        ArrayNode equipment = json.putArray("equipment");
        material.equipment().forEach(unit -> equipment.addObject().put("type", unit.kind()).put("name", unit.name()).put("ageYears", unit.ageYears()));
        ArrayNode history = json.putArray("history");
        material.visits().stream().limit(10).forEach(visit -> history.addObject().put("date", visit.on() == null ? null : visit.on().toString())
                .put("jobType", visit.jobType()).put("summary", visit.summary()));
        ArrayNode notes = json.putArray("notes");
        // What must not come out need not go in.
        material.notes().stream().map(note -> note.text()).filter(note -> Sensitive.of(note).isEmpty()).forEach(notes::add);
        return json;
    }
}
