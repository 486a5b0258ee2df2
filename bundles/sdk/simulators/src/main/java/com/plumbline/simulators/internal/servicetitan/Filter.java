package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Makes a condition on records out of a query parameter's value. Throws {@link ApiError.Invalid} for a value it can't read. */
@FunctionalInterface
interface Filter {

    Predicate<ObjectNode> read(String name, String value, Shop shop);

    /** The field holds the text somewhere; upper and lower case are alike. */
    static Filter contains(String pointer) {
        return (name, value, shop) -> {
            String wanted = value.toLowerCase(Locale.ROOT);
            return record -> record.at(pointer).asText("").toLowerCase(Locale.ROOT).contains(wanted);
        };
    }

    /** The field is the text; upper and lower case are alike. */
    static Filter is(String pointer) {
        return (name, value, shop) -> record -> record.at(pointer).asText("").equalsIgnoreCase(value);
    }

    /** The field is one of the vendor's words; another word is refused. */
    static Filter word(String pointer, String... words) {
        return (name, value, shop) -> {
            if (!List.of(words).contains(value)) {
                throw new ApiError.Invalid(name, "The value '" + value + "' is not valid for " + name + ".");
            }
            return is(pointer).read(name, value, shop);
        };
    }

    static Filter id(String pointer) {
        return (name, value, shop) -> {
            long id = Values.whole(name, value);
            return record -> record.at(pointer).asLong() == id;
        };
    }

    /** One of at most fifty ids. */
    static Filter ids(String pointer) {
        return (name, value, shop) -> {
            Set<Long> ids = Values.ids(name, value);
            return record -> ids.contains(record.at(pointer).asLong());
        };
    }

    /** The field is a list of ids that holds one of these. */
    static Filter anyOf(String pointer) {
        return (name, value, shop) -> {
            Set<Long> ids = Values.ids(name, value);
            return record -> {
                for (JsonNode id : record.at(pointer)) {
                    if (ids.contains(id.asLong())) {
                        return true;
                    }
                }
                return false;
            };
        };
    }

    static Filter bool(String pointer) {
        return (name, value, shop) -> {
            boolean wanted = Values.bool(name, value);
            return record -> record.at(pointer).asBoolean() == wanted;
        };
    }

    static Filter onOrAfter(String pointer) {
        return (name, value, shop) -> {
            Instant limit = Values.time(name, value);
            return record -> record.at(pointer).isTextual() && !Instant.parse(record.at(pointer).asText()).isBefore(limit);
        };
    }

    static Filter before(String pointer) {
        return (name, value, shop) -> {
            Instant limit = Values.time(name, value);
            return record -> record.at(pointer).isTextual() && Instant.parse(record.at(pointer).asText()).isBefore(limit);
        };
    }

    static Filter greater(String pointer) {
        return (name, value, shop) -> {
            BigDecimal limit = Values.decimal(name, value);
            return record -> new BigDecimal(record.at(pointer).asText("0")).compareTo(limit) > 0;
        };
    }

    static Filter less(String pointer) {
        return (name, value, shop) -> {
            BigDecimal limit = Values.decimal(name, value);
            return record -> new BigDecimal(record.at(pointer).asText("0")).compareTo(limit) < 0;
        };
    }

    /** One of several words, given once with commas or more than once. */
    static Filter words(String pointer, String... words) {
        return (name, value, shop) -> {
            List<String> wanted = Arrays.asList(value.split(","));
            for (String word : wanted) {
                word(pointer, words).read(name, word, shop);
            }
            return record -> wanted.contains(record.at(pointer).asText());
        };
    }
}
