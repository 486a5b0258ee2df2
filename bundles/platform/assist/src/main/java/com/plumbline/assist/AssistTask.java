package com.plumbline.assist;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One question to a language model.
 *
 * @param name      {@code subject.verb}, {@code briefing.write}: chooses the model and names the usage
 * @param prompt    what the model is and must do
 * @param material  what this question is about, plain text; phone numbers and e-mail addresses are always hidden from the
 *                  model, {@code hidden} words too
 * @param schema    JSON Schema (draft 2020-12) of the answer
 * @param check     looks at an answer that meets the schema; each text says one thing that is wrong with it, to be repaired
 * @param hidden    words that the task does not need, mostly surnames; the model sees a placeholder and the answer gets them back
 * @param maxTokens most the model may answer
 * @param timeout   for one question
 */
public record AssistTask(String name, Prompt prompt, String material, JsonNode schema, Function<JsonNode, List<String>> check,
        Set<String> hidden, int maxTokens, Duration timeout) {

    public AssistTask {
        hidden = Set.copyOf(hidden);
    }
}
