package com.plumbline.briefing.internal.writer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.assist.AssistTask;
import com.plumbline.assist.Assistant;
import com.plumbline.assist.Assisted;
import com.plumbline.assist.Prompt;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.briefing.internal.writer.Guidance.Rule;
import com.plumbline.briefing.internal.writer.Sections.Offer;
import com.plumbline.briefing.internal.writer.Situation.PriceItem;
import com.plumbline.kernel.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Has a language model write what is judgement: summary, offers, positioning, starters, watch. History and equipment are
 * always the records' own. An answer with a price that is not in the price book, a promotion, something sensitive, or too
 * many words counts as broken.
 */
public final class ModelWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TOKENS = 1800;
    private static final Duration TIMEOUT = Duration.ofSeconds(45);
    private static final int ITEMS = 25;
    private static final int GUIDANCE = 8;
    private static final Set<String> TOLD = Set.of("Property", "Prior work", "Membership", "Customer since");

    private final Assistant assistant;
    private final Prompt prompt = Prompt.load(ModelWriter.class, "briefing.write");
    private final JsonNode schema;

    public ModelWriter(Assistant assistant) {
        this.assistant = assistant;
        try (InputStream in = ModelWriter.class.getResourceAsStream("/schemas/briefing.write.json")) {
            schema = JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param rules what the deterministic writer says about the same situation: source of history and equipment, and of watch lines that must stay */
    public Assisted ask(TenantId tenant, Situation now, Sections rules, GuidanceLibrary library) {
        List<PriceItem> named = itemsFor(now, library);
        ModelCheck check = new ModelCheck(named, now.estimates());
        return assistant.ask(tenant, new AssistTask("briefing.write", prompt, json(now, rules, named, library).toPrettyString(), schema,
                answer -> check.problems(sections(answer, rules)), Surnames.of(now), MOST_TOKENS, TIMEOUT));
    }

    /** The model's part and the records' part, within the reading time. */
    public static Sections sections(JsonNode answer, Sections rules) {
        List<Offer> offers = new ArrayList<>();
        answer.path("offers").forEach(each -> offers.add(new Offer(text(each, "title"), text(each, "why"), text(each, "how"))));
        return new Sections(lines(answer, "summary"), offers, lines(answer, "positioning"), lines(answer, "starters"), lines(answer, "watch"),
                rules.history(), rules.equipment());
    }

    private static ObjectNode json(Situation now, Sections rules, List<PriceItem> named, GuidanceLibrary library) {
        Guidance guidance = library.forJob(now.job());
        Signs signs = Signs.of(now, guidance, library);
        ObjectNode json = JSON.createObjectNode();
        json.put("jobType", now.job().jobType()).put("summary", now.job().summary()).put("businessUnit", now.job().businessUnit())
                .put("kindOfJob", guidance.name()).put("date", now.today().toString()).put("window", now.job().window())
                .put("season", signs.values().get("season"));
        json.putObject("customer").put("name", now.customer().name()).put("kind", now.customer().commercial() ? "business" : "household")
                .put("city", now.customer().city());
        ArrayNode equipment = json.putArray("equipment");
        now.equipment().forEach(unit -> equipment.addObject().put("type", unit.kind()).put("name", unit.name()).put("ageYears", unit.ageYears())
                .put("usualLifeYears", unit.lifeYears()).put("warrantyEnd", unit.warrantyEnd() == null ? null : unit.warrantyEnd().toString()));
        ArrayNode history = json.putArray("history");
        now.history().stream().limit(6).forEach(visit -> history.addObject().put("date", visit.on() == null ? null : visit.on().toString())
                .put("jobType", visit.jobType()).put("summary", visit.summary()));
        now.membership().ifPresent(membership -> json.putObject("membership").put("name", membership.name()).put("active", membership.active()));
        ArrayNode estimates = json.putArray("openEstimates");
        now.estimates().stream().limit(3).forEach(each -> estimates.addObject().put("name", each.name())
                .put("total", each.total() == null ? null : each.total().toString()));
        ArrayNode notes = json.putArray("notes");
        now.notes().stream().map(Situation.Said::text).filter(note -> Sensitive.of(note).isEmpty()).limit(8).forEach(notes::add);
        ArrayNode facts = json.putArray("facts");
        now.profile().stream().filter(ModelWriter::tellsMore).forEach(fact -> facts.addObject().put("category", fact.category().name().toLowerCase(Locale.ROOT)).put("label", fact.label())
                .put("value", fact.value()).put("source", fact.source()));
        ArrayNode guide = json.putArray("guidance");
        guidance.offers().stream().filter(rule -> rule.applies(signs.signs())).sorted((a, b) -> b.rank() - a.rank()).limit(GUIDANCE)
                .flatMap(rule -> Stream.of(rule.title(), rule.how())).flatMap(text -> RuleWriter.fill(text, signs).stream()).forEach(guide::add);
        rules.watch().forEach(line -> guide.add("Careful: " + line));
        ArrayNode prices = json.putArray("priceBook");
        named.forEach(item -> prices.addObject().put("name", item.name()).put("price", item.price().toString()));
        return json;
    }

    /** What the rest of the question does not hold already. */
    private static boolean tellsMore(Fact fact) {
        return fact.sourceKind() != SourceKind.EQUIPMENT && !TOLD.contains(fact.label());
    }

    /** The lines of the price book that guidance for this job would name, so that the question stays short. */
    private static List<PriceItem> itemsFor(Situation now, GuidanceLibrary library) {
        Guidance guidance = library.forJob(now.job());
        Signs signs = Signs.of(now, guidance, library);
        PriceBook book = new PriceBook(now.prices());
        return guidance.offers().stream().filter(rule -> rule.applies(signs.signs())).map(Rule::items)
                .flatMap(items -> book.find(items.stream().flatMap(item -> RuleWriter.fill(item, signs).stream()).toList()).stream())
                .distinct().limit(ITEMS).toList();
    }

    private static List<String> lines(JsonNode answer, String name) {
        List<String> lines = new ArrayList<>();
        answer.path(name).forEach(line -> {
            if (!line.asText().isBlank()) {
                lines.add(line.asText().strip());
            }
        });
        return lines;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText().strip();
    }
}
