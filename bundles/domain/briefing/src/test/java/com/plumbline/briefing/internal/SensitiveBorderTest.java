package com.plumbline.briefing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.assist.AssistTask;
import com.plumbline.briefing.Category;
import com.plumbline.briefing.Confidence;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.writer.Sensitive;
import com.plumbline.contract.Proves;
import com.plumbline.customers.Note;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The set of tempting answers: from a note, a model, a register, a person, none gets in and none gets out. */
class SensitiveBorderTest {

    record Tempting(String kind, String label, String text) {}

    @TempDir
    Path folder;

    @Test
    @Proves("NFR-02")
    void everyTemptingAnswerIsOfItsClassAndTheTradesOwnWordsAreOfNone() {
        assertThat(set()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(set().stream().map(Tempting::kind).distinct()).containsExactlyInAnyOrder("health", "religion", "ethnicity", "politics", "orientation",
                "children's names", "income", "credit", "law");
        assertThat(set()).allSatisfy(each -> {
            assertThat(Sensitive.of(each.label() + ": " + each.text())).contains(each.kind());
            assertThat(Sensitive.of(each.text())).isPresent();
            assertThat(Sensitive.without("Side door. " + each.text() + ". Ring twice.")).isEqualTo("Side door. Ring twice.");
        });
        assertThat(lines("/not-sensitive.txt")).allSatisfy(line -> assertThat(Sensitive.of(line)).isEmpty());
    }

    @ForEachStorage
    @Proves({"NFR-02", "BRF-07", "BRF-08"})
    void noneIsStoredNoneIsInAPromptNoneIsInABriefing(Store store, TenantId tenant) {
        Office office = new Office(store, tenant, folder);
        List<Tempting> set = set();
        // In the company's own notes and in what the customer said, so that a model could bear it out word by word.
        set.forEach(each -> office.notes.add(new Note("nte_1", "Ring twice. " + each.text() + ".", true, Office.NOW, null, "servicetitan")));
        office.history.addAll(set.stream().map(each -> Office.saying(each.text() + ".")).toList());
        office.job = Office.withSummary(office.job, "No hot water. " + set.stream().map(Tempting::text).collect(Collectors.joining(". ")));
        // From every source, in every category.
        office.sources.add(Office.source("tempting-register", () -> set.stream().flatMap(each -> List.of(Category.values()).stream().map(category ->
                new Fact(category, each.label(), each.text(), "register", SourceKind.PROPERTY, Confidence.HIGH, Office.NOW))).toList()));
        office.assistant.answers("profile.enrich", modelFacts(set));
        office.profiles.request(office.dispatcher(), Office.CUSTOMER);
        office.outbox.deliver(tenant, office.enriching);
        // By hand.
        set.forEach(each -> assertThatThrownBy(() -> office.people.add(office.dispatcher(), Office.CUSTOMER, "personal", each.label(), each.text(), null))
                .extracting("code").isEqualTo("fact.sensitive"));
        // In a briefing that a model wrote, and in one that the rules wrote.
        List<String> written = new ArrayList<>();
        for (Tempting each : set) {
            office.assistant.answers("briefing.write", briefing(each.text()));
            office.briefings.request(office.dispatcher(), Office.JOB);
            office.outbox.deliver(tenant, office.writing);
            BriefingEntity briefing = office.briefings.ofJob(tenant, Office.JOB);
            assertThat(briefing.writer()).as(each.text()).isEqualTo("deterministic");
            written.add(briefing.sections() + briefing.sms());
        }

        String stored = store.sql(tenant, connection -> Sql.told(connection, "SELECT * FROM profile_fact")) + "" + store.sql(tenant,
                connection -> Sql.told(connection, "SELECT * FROM briefing"));
        String prompts = office.assistant.asked.stream().map(AssistTask::material).collect(Collectors.joining("\n"));
        String briefings = String.join("\n", written);
        assertThat(set).allSatisfy(each -> {
            assertThat(stored).doesNotContain(each.text());
            assertThat(prompts).doesNotContain(each.text());
            assertThat(briefings).doesNotContain(each.text());
        });
        assertThat(prompts).contains("Ring twice").contains("No hot water");
        assertThat(office.profiles.view(tenant, Office.CUSTOMER).facts()).isNotEmpty();
    }

    private static String modelFacts(List<Tempting> set) {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        ArrayNode facts = answer.putArray("facts");
        set.forEach(each -> facts.addObject().put("category", "personal").put("label", each.label()).put("value", each.text()).put("evidence", each.text())
                .put("confidence", "high"));
        return answer.toString();
    }

    private static String briefing(String tempting) {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.putArray("summary").add("Ana has no hot water.").add(tempting);
        answer.putArray("offers").addObject().put("title", "A new heater").put("why", "It is 13 years old.").put("how", "Show the date on the label.");
        answer.putArray("positioning").add("Warm water first.");
        answer.putArray("starters").add("How long has it been cold?");
        answer.putArray("watch");
        return answer.toString();
    }

    private static List<Tempting> set() {
        return lines("/sensitive.csv").stream().skip(1).map(line -> line.split("\\|")).map(part -> new Tempting(part[0], part[1], part[2])).toList();
    }

    private static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(SensitiveBorderTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
