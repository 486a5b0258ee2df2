package com.plumbline.rest.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.plumbline.rest.internal.problem.Problem;
import com.plumbline.rest.internal.problem.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with a body, in words for the person who wrote it; never Jackson's own words, which name our classes. */
final class BadJson {

    private BadJson() {}

    static Refusal missing() {
        return new Refusal(400, "request.malformed-json", "The body is missing. Send a JSON object.");
    }

    /** Not JSON at all. */
    static Refusal malformed(JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String what = failure.getOriginalMessage().startsWith("Duplicate field") ? "A field stands there twice" : "The body is not valid JSON";
        return new Refusal(400, "request.malformed-json", what + where + ".");
    }

    /** JSON, but not what this address takes. */
    static Refusal mismatch(JsonMappingException failure) {
        if (failure.getCause() instanceof com.fasterxml.jackson.core.JsonParseException syntax) {
            return malformed(syntax);
        }
        String field = path(failure);
        if (field.isEmpty()) {
            return failure instanceof MismatchedInputException mismatch && mismatch.getOriginalMessage().startsWith("No content")
                    ? missing()
                    : new Refusal(400, "request.malformed-json", "The body has the wrong shape. Send a JSON " + shape(failure) + ".");
        }
        return new Refusal(Problem.of(422, "request.invalid", "The field \"" + field + "\" " + wrong(failure) + ".",
                Map.of(field, wrong(failure))), Map.of());
    }

    private static String wrong(JsonMappingException failure) {
        if (failure instanceof UnrecognizedPropertyException) {
            return "is not known here";
        }
        if (failure instanceof InvalidFormatException format && format.getTargetType() != null) {
            Class<?> type = format.getTargetType();
            return type.isEnum()
                    ? "must be one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "))
                    : "must be " + kind(type);
        }
        if (failure instanceof MismatchedInputException mismatch) {
            String own = mismatch.getOriginalMessage();
            return own != null && (own.startsWith("must ") || own.startsWith("has ")) ? own
                    : mismatch.getTargetType() == null ? "has the wrong type" : "must be " + kind(mismatch.getTargetType());
        }
        return "is not valid";
    }

    private static String kind(Class<?> type) {
        String name = type.getSimpleName().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "string" -> "a text";
            case "boolean" -> "true or false";
            case "int", "integer", "long", "short", "biginteger" -> "a whole number";
            case "double", "float", "bigdecimal" -> "a number";
            case "instant", "offsetdatetime" -> "a time like 2026-11-21T15:04:05Z";
            case "localdate" -> "a date like 2026-11-21";
            case "zoneid" -> "a time zone like America/Chicago";
            case "list", "arraylist", "set", "hashset", "collection" -> "a list";
            default -> "an object";
        };
    }

    private static String shape(JsonMappingException failure) {
        return failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                && Iterable.class.isAssignableFrom(mismatch.getTargetType()) ? "list" : "object";
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining()).replaceFirst("^\\.", "");
    }
}
