package com.plumbline.assist.spi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * @param task          {@code briefing.write}, {@code profile.enrich}: which of the vendor's models to use is a setting per task
 * @param promptId      name of the prompt, for the message log
 * @param promptVersion version of the prompt
 * @param system        the prompt's text
 * @param user          the material; on a repair, also the former answer and what is wrong with it
 * @param schema        JSON Schema of the answer: no recursion, every object closed, as vendors' structured output wants it
 * @param maxTokens     most the model may answer
 * @param timeout       for the whole call, retries included
 */
public record ModelRequest(String task, String promptId, int promptVersion, String system, String user, JsonNode schema,
        int maxTokens, Duration timeout) {}
