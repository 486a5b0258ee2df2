package com.plumbline.briefing.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.assist.AssistTask;
import com.plumbline.assist.Assistant;
import com.plumbline.assist.Assisted;
import com.plumbline.kernel.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An assistant that answers what the test says, by task; else it has no plug-in. It obeys the task's own check. */
final class ScriptedAssistant implements Assistant {

    final List<AssistTask> asked = new ArrayList<>();
    private final Map<String, Supplier<JsonNode>> answers = new HashMap<>();

    void answers(String task, String json) {
        answers.put(task, () -> {
            try {
                return new ObjectMapper().readTree(json);
            } catch (JsonProcessingException wrong) {
                throw new IllegalArgumentException(json, wrong);
            }
        });
    }

    void does(String task, Supplier<JsonNode> answer) {
        answers.put(task, answer);
    }

    @Override
    public Assisted ask(TenantId tenant, AssistTask task) {
        asked.add(task);
        if (!answers.containsKey(task.name())) {
            return new Assisted.NoAnswer(Assisted.Reason.NO_PLUGIN, "No language model is installed.");
        }
        JsonNode answer = answers.get(task.name()).get();
        List<String> problems = task.check().apply(answer);
        return problems.isEmpty() ? new Assisted.Answer(answer, "test-large", 100, 10)
                : new Assisted.NoAnswer(Assisted.Reason.BROKE_SCHEMA, "The answer could not be used: " + problems.get(0));
    }
}
