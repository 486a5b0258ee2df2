package com.plumbline.assist.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.plumbline.assist.AssistTask;
import com.plumbline.assist.Assisted;
import com.plumbline.assist.Assisted.Answer;
import com.plumbline.assist.Assisted.NoAnswer;
import com.plumbline.assist.Assisted.Reason;
import com.plumbline.assist.ModelUsage.Used;
import com.plumbline.assist.Prompt;
import com.plumbline.assist.spi.LanguageModel;
import com.plumbline.assist.spi.ModelAnswer;
import com.plumbline.assist.spi.ModelRequest;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

class CheckingAssistantTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = json("{\"type\":\"object\",\"properties\":{\"tip\":{\"type\":\"string\"}},\"required\":[\"tip\"],\"additionalProperties\":false}");

    // Ten in the evening of the 20th in Chicago: the company's day is not UTC's.
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T04:00:00Z"));
    private final List<ModelRequest> asked = new ArrayList<>();
    private TenantId tenant;
    private UsageTable usage;

    @BeforeEach
    void appliance(Store store, TenantId tenant) {
        this.tenant = tenant;
        this.usage = new UsageTable(store);
    }

    @ForEachStorage
    void aGoodAnswerComesBackWithWhatItCostAndTheHiddenWords() {
        Assisted outcome = assistant(new Scripted("one").answers("{\"tip\":\"Greet Ana [name-2], [phone-1]\"}")).ask(tenant, task("Ana Rivera, 913-555-0123"));

        assertThat(outcome).isEqualTo(new Answer(json("{\"tip\":\"Greet Ana Rivera, 913-555-0123\"}"), "one-large", 100, 10));
        assertThat(asked).singleElement().satisfies(request -> assertThat(request.user()).isEqualTo("Ana [name-2], [phone-1]"));
        assertThat(usage.between(tenant, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)))
                .containsExactly(new Used(LocalDate.of(2026, 11, 20), "test.ask", "one-large", 1, 100, 10));
    }

    @ForEachStorage
    void withoutAPlugInOrAKeyTheReasonSaysSo() {
        thenNone(assistant().ask(tenant, task("x")), Reason.NO_PLUGIN, "No language model is installed");
        Scripted off = new Scripted("one");
        off.ready = false;
        thenNone(assistant(off).ask(tenant, task("x")), Reason.NO_KEY, "Enter its key under Connections");
        assertThat(asked).isEmpty();
    }

    @ForEachStorage
    void anAnswerThatBreaksTheSchemaIsRepairedOnce() {
        Scripted model = new Scripted("one").answers("{\"advice\":\"x\"}").answers("{\"tip\":\"good\"}");

        assertThat(assistant(model).ask(tenant, task("x"))).isInstanceOfSatisfying(Answer.class, answer -> {
            assertThat(answer.content().path("tip").asText()).isEqualTo("good");
            assertThat(answer.inputTokens()).isEqualTo(200);
        });
        assertThat(asked.get(1).user()).contains("{\"advice\":\"x\"}").contains("It cannot be used").contains("tip");
    }

    @ForEachStorage
    void anAnswerThatBreaksTheSchemaTwiceIsNotUsed() {
        thenNone(assistant(new Scripted("one").answers("{\"tip\":1}").answers("{}")).ask(tenant, task("x")), Reason.BROKE_SCHEMA, "also not after a correction");
        thenNone(assistant(new Scripted("one").answersText("Sure! Here is").answersText("no")).ask(tenant, task("x")), Reason.BROKE_SCHEMA, "not JSON");
        thenNone(assistant(new Scripted("one").stops("max_tokens").stops("max_tokens")).ask(tenant, task("x")), Reason.BROKE_SCHEMA, "cut off");
        assertThat(asked).hasSize(6);
    }

    @ForEachStorage
    void theTasksOwnCheckCountsLikeTheSchema() {
        Scripted model = new Scripted("one").answers("{\"tip\":\"bad\"}").answers("{\"tip\":\"bad\"}");
        thenNone(assistant(model).ask(tenant, task("x")), Reason.BROKE_SCHEMA, "bad is not allowed");
    }

    @ForEachStorage
    void aModelThatFailsOrDeclinesIsSaidAndTheNextOneIsAsked() {
        thenNone(assistant(new Scripted("one").fails()).ask(tenant, task("x")), Reason.FAILED, "overloaded");
        thenNone(assistant(new Scripted("one").stops("refusal")).ask(tenant, task("x")), Reason.DECLINED, "declined");
        thenNone(assistant(new Scripted("one").breaks()).ask(tenant, task("x")), Reason.FAILED, "The log says more");

        // Declarative Services hands services over in ascending order of ranking.
        Assisted outcome = assistant(new Scripted("two").answers("{\"tip\":\"from two\"}"), new Scripted("one").fails()).ask(tenant, task("x"));
        assertThat(outcome).isInstanceOfSatisfying(Answer.class, answer -> assertThat(answer.model()).isEqualTo("two-large"));
    }

    @ForEachStorage
    void theBudgetOfADayIsKeptAndBeginsAnewAtTheCompanysMidnight() {
        Scripted model = new Scripted("one").answers("{\"tip\":\"1\"}").answers("{\"tip\":\"2\"}").answers("{\"tip\":\"3\"}");
        model.dailyTokens = 250;
        CheckingAssistant assistant = assistant(model);
        assertThat(assistant.ask(tenant, task("x"))).isInstanceOf(Answer.class);
        assertThat(assistant.ask(tenant, task("x"))).isInstanceOf(Answer.class);

        thenNone(assistant.ask(tenant, task("x")), Reason.BUDGET, "budget of 250 tokens");
        clock.advance(Duration.ofHours(2));

        assertThat(assistant.ask(tenant, task("x"))).isInstanceOf(Answer.class);
        assertThat(usage.between(tenant, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21))).extracting(Used::questions).containsExactly(1, 2);
    }

    private CheckingAssistant assistant(LanguageModel... models) {
        return new CheckingAssistant(List.of(models), usage, new Companies() {
            @Override
            public List<Company> all() {
                return List.of(new Company(tenant, "Prairie Plumbing", ZoneId.of("America/Chicago"), Company.State.ACTIVE, false));
            }

            @Override
            public Optional<Company> find(TenantId id) {
                return all().stream().findFirst();
            }

            @Override
            public Company get(TenantId id) {
                return all().get(0);
            }
        }, clock);
    }

    private static AssistTask task(String material) {
        return new AssistTask("test.ask", new Prompt("test.ask", 1, "Give a tip."), material, SCHEMA,
                answer -> "bad".equals(answer.path("tip").asText()) ? List.of("bad is not allowed") : List.of(), Set.of("Rivera"), 50, Duration.ofSeconds(5));
    }

    private static void thenNone(Assisted outcome, Reason reason, String words) {
        assertThat(outcome).isInstanceOfSatisfying(NoAnswer.class, none -> {
            assertThat(none.reason()).isEqualTo(reason);
            assertThat(none.message()).contains(words);
        });
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }

    /** Answers what the test says, in order; each call costs 100 and 10 tokens. */
    private final class Scripted implements LanguageModel {

        private final String id;
        private final Deque<Supplier<ModelAnswer>> script = new ArrayDeque<>();
        private boolean ready = true;
        private long dailyTokens;

        Scripted(String id) {
            this.id = id;
        }

        Scripted answers(String content) {
            script.add(() -> new ModelAnswer(id + "-large", json(content), 100, 10, "end_turn"));
            return this;
        }

        Scripted answersText(String text) {
            script.add(() -> new ModelAnswer(id + "-large", TextNode.valueOf(text), 100, 10, "end_turn"));
            return this;
        }

        Scripted stops(String why) {
            script.add(() -> new ModelAnswer(id + "-large", null, 100, 10, why));
            return this;
        }

        Scripted fails() {
            script.add(() -> {
                throw new VendorFailure(id, id + ".ask", VendorFailure.Kind.UNAVAILABLE, "529", "It is overloaded.");
            });
            return this;
        }

        Scripted breaks() {
            script.add(() -> {
                throw new IllegalStateException("a fault in the plug-in");
            });
            return this;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean ready(TenantId tenant) {
            return ready;
        }

        @Override
        public long dailyTokens(TenantId tenant) {
            return dailyTokens;
        }

        @Override
        public ModelAnswer ask(TenantId tenant, ModelRequest request) {
            asked.add(request);
            return script.remove().get();
        }
    }
}
