package com.plumbline.propertyfacts.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.briefing.spi.FoundFact;
import com.plumbline.briefing.spi.FoundFact.Category;
import com.plumbline.briefing.spi.FoundFact.Confidence;
import com.plumbline.briefing.spi.ProfileSubject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address as a question, the building as facts. Only attributes of the home are taken: owner, value and mortgage stay in the register,
 * whatever it answers.
 */
final class PropertyMapper {

    private PropertyMapper() {}

    /** Empty when there is too little of an address to ask. */
    static String query(ProfileSubject home) {
        if (blank(home.street()) || blank(home.zip()) && blank(home.city())) {
            return "";
        }
        return Stream.of(part("street", home.street()), part("city", home.city()), part("state", home.state()), part("zip", home.zip()))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
    }

    static List<FoundFact> facts(JsonNode answer, Instant now) {
        JsonNode home = answer.path("property");
        List<FoundFact> facts = new ArrayList<>();
        Instant at = recorded(answer.path("recordedOn").asText(), now);
        number(home, "yearBuilt", 1700, 2100).ifPresent(year -> facts.add(fact(FoundFact.AGE_OF_HOME, "Built in " + year, Confidence.HIGH, at)));
        text(home, "propertyType").ifPresent(type -> facts.add(fact("Kind of home", words(type), Confidence.HIGH, at)));
        number(home, "squareFeet", 100, 100_000).ifPresent(size -> facts.add(fact("Size", String.format(Locale.US, "%,d square feet", size), Confidence.HIGH, at)));
        rooms(home, facts, at);
        number(home, "stories", 1, 10).filter(stories -> stories > 1).ifPresent(stories -> facts.add(fact("Stories", Integer.toString(stories), Confidence.HIGH, at)));
        number(home, "roofYear", 1900, 2100).ifPresent(year -> facts.add(fact("Roof", "About " + year, Confidence.MEDIUM, at)));
        text(home, "heating").ifPresent(heating -> facts.add(fact("Heating", words(heating), Confidence.MEDIUM, at)));
        text(home, "lastSoldOn").filter(on -> on.matches("\\d{4}.*")).ifPresent(on -> facts.add(fact("Last sold", on.substring(0, 4), Confidence.HIGH, at)));
        if (home.path("ownerOccupied").isBoolean()) {
            facts.add(fact("Owner occupied", home.path("ownerOccupied").booleanValue() ? "Yes" : "No, probably rented out", Confidence.MEDIUM, at));
        }
        return facts;
    }

    private static void rooms(JsonNode home, List<FoundFact> facts, Instant at) {
        number(home, "bedrooms", 1, 50).ifPresent(rooms -> facts.add(fact("Bedrooms", Integer.toString(rooms), Confidence.HIGH, at)));
        number(home, "bathrooms", 1, 50).ifPresent(rooms -> facts.add(fact("Bathrooms", Integer.toString(rooms), Confidence.HIGH, at)));
    }

    private static FoundFact fact(String label, String value, Confidence confidence, Instant at) {
        return new FoundFact(Category.HOME, label, value, "property register", confidence, at, null);
    }

    private static Instant recorded(String day, Instant now) {
        try {
            return day.isBlank() ? now : LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException unreadable) {
            return now;
        }
    }

    private static Optional<Integer> number(JsonNode home, String name, int least, int most) {
        JsonNode value = home.path(name);
        return value.isNumber() && value.asInt() >= least && value.asInt() <= most ? Optional.of(value.asInt()) : Optional.empty();
    }

    private static Optional<String> text(JsonNode home, String name) {
        return Optional.of(home.path(name).asText("").strip()).filter(text -> !text.isEmpty() && text.length() <= 80);
    }

    private static String words(String text) {
        String plain = text.replace('_', ' ');
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    private static String part(String name, String value) {
        return blank(value) ? "" : name + '=' + URLEncoder.encode(value.strip(), StandardCharsets.UTF_8);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
