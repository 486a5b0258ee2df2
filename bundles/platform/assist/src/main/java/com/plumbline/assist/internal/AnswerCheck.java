package com.plumbline.assist.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Locale;

/** Holds an answer against its JSON Schema (draft 2020-12). */
final class AnswerCheck {

    private static final int ENOUGH = 5;

    private AnswerCheck() {}

    /** What is wrong, in a few short lines; empty when nothing is. */
    static List<String> problems(JsonNode schema, JsonNode answer) {
        if (answer == null || answer.isNull() || answer.isMissingNode()) {
            return List.of("There is no answer.");
        }
        if (answer.isTextual() && !"string".equals(schema.path("type").asText())) {
            return List.of("The answer is not JSON.");
        }
        // Nothing is ever fetched: a schema stands for itself.
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.values(list -> list.removeIf(loader -> loader.getClass().getSimpleName().startsWith("Uri")))));
        JsonSchema validator = factory.getSchema(schema, SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build());
        return validator.validate(answer).stream().map(message -> message.getMessage()).sorted().limit(ENOUGH).toList();
    }
}
