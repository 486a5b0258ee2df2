package com.plumbline.assist;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of a question: an {@link Answer}, or {@link NoAnswer} with the reason. */
public sealed interface Assisted {

    /**
     * @param content      meets the task's schema and check; placeholders of hidden words are already put back
     * @param model        the vendor's name of the model that answered
     * @param inputTokens  of all questions that were needed
     * @param outputTokens of all questions that were needed
     */
    record Answer(JsonNode content, String model, int inputTokens, int outputTokens) implements Assisted {}

    /** @param message for people: what is missing and what to do */
    record NoAnswer(Reason reason, String message) implements Assisted {}

    /** Why no model answered. */
    enum Reason {
        /** No plug-in that offers a language model is installed. */
        NO_PLUGIN,
        /** One is installed, but this company has not switched it on or given its key. */
        NO_KEY,
        /** Today's token budget of the company is used up. */
        BUDGET,
        /** The model's vendor failed, refused, or took too long. */
        FAILED,
        /** The model declined to answer. */
        DECLINED,
        /** The answer broke the schema or the task's check, also after one repair. */
        BROKE_SCHEMA
    }
}
