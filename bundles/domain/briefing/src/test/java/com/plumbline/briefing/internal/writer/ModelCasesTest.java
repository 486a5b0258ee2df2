package com.plumbline.briefing.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.assist.AssistTask;
import com.plumbline.assist.Assistant;
import com.plumbline.assist.Assisted;
import com.plumbline.briefing.internal.writer.Cases.Case;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The same cases by a real model, when there is a key: {@code PLUMBLINE_MODEL_KEY}, and if wanted {@code PLUMBLINE_MODEL} and
 * {@code PLUMBLINE_MODEL_URL}. The texts lie in target/briefings-by-model.md to be read.
 */
@EnabledIfEnvironmentVariable(named = "PLUMBLINE_MODEL_KEY", matches = ".+")
class ModelCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A model may break a rule now and then; the rules write then. Its second try is not counted here. */
    private static final double GOOD = 0.85;

    private final GuidanceLibrary library = new GuidanceLibrary();
    private final RuleWriter rules = new RuleWriter(library);

    @Test
    @Proves({"BRF-12", "BRF-13", "BRF-14", "BRF-15"})
    void theModelKeepsTheRulesInNearlyEveryCaseAndTellsTheTradesApart() throws IOException {
        ModelWriter writer = new ModelWriter(new Direct());
        Map<String, TreeSet<String>> titles = new TreeMap<>();
        StringBuilder read = new StringBuilder();
        int good = 0;
        for (Case each : Cases.all()) {
            Sections byRules = rules.write(each.situation());
            Assisted outcome = writer.ask(TenantId.of("acme"), each.situation(), byRules, library);
            read.append("## ").append(each.name()).append('\n');
            if (outcome instanceof Assisted.Answer answer) {
                Sections sections = ModelWriter.sections(answer.content(), byRules).fitted();
                assertThat(sections.readingSeconds()).isLessThan(60);
                assertThat(Grounds.of(each.situation(), sections, library.forJob(each.situation().job()), answer.model(), Map.of()))
                        .allSatisfy(statement -> assertThat(statement.sources()).isNotEmpty());
                sections.offers().forEach(offer -> titles.computeIfAbsent(each.trade(), trade -> new TreeSet<>()).add(offer.title()));
                read.append(sections).append("\n\n");
                good++;
            } else {
                read.append(((Assisted.NoAnswer) outcome).message()).append("\n\n");
            }
        }
        Files.writeString(Path.of("target", "briefings-by-model.md"), read);
        assertThat((double) good / Cases.all().size()).isGreaterThanOrEqualTo(GOOD);
        assertThat(titles.values().stream().distinct()).hasSizeGreaterThanOrEqualTo(5);
    }

    /** One question, one answer, held against the task's own check. */
    private static final class Direct implements Assistant {

        private final HttpClient client = HttpClient.newHttpClient();

        @Override
        public Assisted ask(TenantId tenant, AssistTask task) {
            ObjectNode body = JSON.createObjectNode().put("model", env("PLUMBLINE_MODEL", "claude-sonnet-5-5")).put("max_tokens", task.maxTokens())
                    .put("system", task.prompt().text());
            body.putArray("messages").addObject().put("role", "user").put("content", task.material());
            body.putObject("output_config").putObject("format").put("type", "json_schema").set("schema", task.schema());
            JsonNode content = content(send(body));
            List<String> problems = task.check().apply(content);
            return problems.isEmpty() ? new Assisted.Answer(content, "the model", 0, 0) : new Assisted.NoAnswer(Assisted.Reason.BROKE_SCHEMA, String.join(" ", problems));
        }

        private JsonNode content(JsonNode answer) {
            StringBuilder text = new StringBuilder();
            answer.path("content").forEach(block -> text.append(block.path("text").asText("")));
            try {
                return JSON.readTree(text.toString());
            } catch (IOException notJson) {
                throw new UncheckedIOException(answer.toString(), notJson);
            }
        }

        private JsonNode send(ObjectNode body) {
            try {
                return JSON.readTree(client.send(HttpRequest.newBuilder(URI.create(env("PLUMBLINE_MODEL_URL", "https://api.anthropic.com") + "/v1/messages"))
                        .timeout(Duration.ofSeconds(60)).header("content-type", "application/json").header("x-api-key", env("PLUMBLINE_MODEL_KEY", ""))
                        .header("anthropic-version", "2026-10-21").POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(), BodyHandlers.ofString()).body());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        private static String env(String name, String usual) {
            return Optional.ofNullable(System.getenv(name)).orElse(usual);
        }
    }
}
