package com.plumbline.assist.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts placeholders in the place of what a model need not know, and the words back into its answer. For one question. */
final class Redactor {

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w.-])(?:\\+?\\d{1,2}[ .-]?)?\\(?\\d{3}\\)?[ .-]?\\d{3}[ .-]?\\d{4}(?![\\w-])");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[(?:email|phone|name)-\\d+]");

    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Set<String> names;

    /** @param names hidden as whole words, as they are written or in capitals: "Brown" hides no brown water */
    Redactor(Set<String> names) {
        this.names = names;
    }

    String hide(String text) {
        String hidden = replace(EMAIL, "email", text);
        hidden = replace(PHONE, "phone", hidden);
        for (String name : names) {
            if (!name.isBlank()) {
                String either = Pattern.quote(name) + '|' + Pattern.quote(name.toUpperCase(Locale.ROOT));
                hidden = replace(Pattern.compile("(?<![\\p{L}\\d])(?:" + either + ")(?![\\p{L}\\d])"), "name", hidden);
            }
        }
        return hidden;
    }

    JsonNode restore(JsonNode answer) {
        if (answer.isTextual()) {
            return TextNode.valueOf(PLACEHOLDER.matcher(answer.asText())
                    .replaceAll(found -> Matcher.quoteReplacement(words.getOrDefault(found.group(), found.group()))));
        }
        if (answer.isArray()) {
            ArrayNode restored = JsonNodeFactory.instance.arrayNode();
            answer.forEach(each -> restored.add(restore(each)));
            return restored;
        }
        if (answer.isObject()) {
            ObjectNode restored = JsonNodeFactory.instance.objectNode();
            answer.fields().forEachRemaining(field -> restored.set(field.getKey(), restore(field.getValue())));
            return restored;
        }
        return answer;
    }

    private String replace(Pattern pattern, String kind, String text) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(placeholder(kind, found.group())));
    }

    private String placeholder(String kind, String word) {
        return placeholders.computeIfAbsent(word, fresh -> {
            String placeholder = "[" + kind + "-" + (placeholders.size() + 1) + "]";
            words.put(placeholder, fresh);
            return placeholder;
        });
    }
}
