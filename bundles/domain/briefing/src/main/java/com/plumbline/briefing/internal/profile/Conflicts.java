package com.plumbline.briefing.internal.profile;

import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.store.FactEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Facts about the same thing that cannot both be true: numbers that differ, or plain words that do, from different sources. One
 * source may say several things under one label (two water heaters), and a longer text may hold a shorter one.
 */
public final class Conflicts {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final double NEARLY = 0.03;
    private static final int NEARLY_YEARS = 1;

    /** What else is asked for under one label, by what it is usually called. */
    private static final Map<String, String> SAME = Map.of("year built", "age of home", "built", "age of home", "home size", "size", "square feet", "size",
            "property type", "kind of home");

    /** About these, there is one truth whoever tells it. */
    private static final Set<String> SINGLE = Set.of("age of home", "size", "bedrooms", "bathrooms", "kind of home", "roof", "owner occupied", "last sold", "stories",
            "heating", "cooling", "who decides");

    private Conflicts() {}

    /** Those of the facts that count and contradict each other: id → the others' ids. */
    public static Map<Long, List<Long>> of(List<FactEntity> facts) {
        List<FactEntity> counting = facts.stream().filter(fact -> !fact.isRefused()).toList();
        return counting.stream().collect(Collectors.toMap(FactEntity::id, one -> counting.stream()
                .filter(other -> other.id() != one.id() && contradict(one.fact(), other.fact())).map(FactEntity::id).toList()))
                .entrySet().stream().filter(each -> !each.getValue().isEmpty()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Without those that a surer one contradicts: pinned before the rest, then what a person said, then by source and confidence. */
    public static List<FactEntity> settled(List<FactEntity> facts) {
        Map<Long, List<Long>> conflicts = of(facts);
        Comparator<FactEntity> surest = Comparator.comparing((FactEntity fact) -> !fact.isPinned()).thenComparing(fact -> fact.fact().sourceKind())
                .thenComparing(fact -> fact.fact().confidence()).thenComparing(FactEntity::id);
        List<FactEntity> kept = new ArrayList<>();
        facts.stream().sorted(surest).forEach(fact -> {
            List<Long> against = conflicts.getOrDefault(fact.id(), List.of());
            if (kept.stream().noneMatch(surer -> against.contains(surer.id()))) {
                kept.add(fact);
            }
        });
        return facts.stream().filter(kept::contains).toList();
    }

    static boolean contradict(Fact one, Fact other) {
        String subject = subject(one.label());
        if (one.category() != other.category() || !subject.equals(subject(other.label())) || !SINGLE.contains(subject)
                || one.sourceKind() == other.sourceKind() && one.source().equals(other.source())) {
            return false;
        }
        Set<Double> numbers = numbers(one.value());
        Set<Double> others = numbers(other.value());
        if (!numbers.isEmpty() && !others.isEmpty()) {
            return numbers.stream().noneMatch(number -> others.stream().anyMatch(number2 -> isNear(number, number2)));
        }
        String words = plain(one.value());
        String words2 = plain(other.value());
        return !words.contains(words2) && !words2.contains(words);
    }

    private static boolean isNear(double one, double other) {
        boolean years = one > 1500 && one < 2100 && other > 1500 && other < 2100;
        return Math.abs(one - other) <= (years ? NEARLY_YEARS : NEARLY * Math.max(one, other));
    }

    private static String subject(String label) {
        String plain = plain(label);
        return SAME.getOrDefault(plain, plain);
    }

    private static Set<Double> numbers(String text) {
        Set<Double> numbers = new TreeSet<>();
        Matcher found = NUMBER.matcher(text);
        while (found.find()) {
            numbers.add(Double.valueOf(found.group().replace(",", "")));
        }
        return numbers;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }
}
