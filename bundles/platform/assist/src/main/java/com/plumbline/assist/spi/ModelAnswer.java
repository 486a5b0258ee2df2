package com.plumbline.assist.spi;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * @param model   the vendor's name of the model that answered
 * @param content the answer as JSON; a text node with the raw text when it is not JSON; {@code null} when there is none
 * @param stop    why the model stopped, in the words {@code end_turn}, {@code max_tokens}, {@code refusal}; others mean the
 *                same as {@code end_turn}
 */
public record ModelAnswer(String model, JsonNode content, int inputTokens, int outputTokens, String stop) {}
