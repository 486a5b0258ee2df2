package com.plumbline.briefing.internal.writer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the trade knows about one kind of job, kept as data: {@code guidance/<id>.json}.
 *
 * @param words     what a job type of this kind is called by
 * @param equipment kinds of equipment such a job is about, the likeliest first
 */
public record Guidance(String id, String name, List<String> words, List<String> equipment, List<Rule> offers, List<Rule> positioning,
        List<Rule> starters, List<Rule> watch) {

    public GuidanceLines lines() {
        return new GuidanceLines(offers, positioning, starters, watch);
    }

    Guidance saying(GuidanceLines lines) {
        return new Guidance(id, name, words, equipment, lines.offers(), lines.positioning(), lines.starters(), lines.watch());
    }

    /**
     * One line, and when it applies. Texts hold {@code {name}} for what differs; a line whose value is missing does not apply.
     *
     * @param all   signs that must all be there
     * @param any   signs of which one must be there; empty: no condition
     * @param units kinds of equipment of which the job must be about one; empty: no condition
     * @param rank  1 to 99, the more the sooner
     * @param text  the line, for all but offers
     * @param items what the thing is called in price books, the best first; offers only
     */
    public record Rule(String id, List<String> all, List<String> any, List<String> units, int rank, String text, String title, String why, String how,
            List<String> items) {

        public Rule {
            all = all == null ? List.of() : all;
            any = any == null ? List.of() : any;
            units = units == null ? List.of() : units;
            items = items == null ? List.of() : items;
        }

        boolean applies(Set<String> signs) {
            return signs.containsAll(all) && (any.isEmpty() || any.stream().anyMatch(signs::contains))
                    && (units.isEmpty() || units.stream().anyMatch(unit -> signs.contains("unit:" + unit)));
        }
    }

    /**
     * @param life years such a thing usually lasts
     * @param sold what price books call it
     */
    public record Kind(@JsonProperty("kind") String name, List<String> words, int life, String sold) {

        public Kind {
            sold = sold == null ? name : sold;
        }
    }

    /** @return whether one of the words stands in the text as a word of its own, or begins one */
    static boolean mentions(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(word -> Pattern.compile("(?<![a-z])" + Pattern.quote(word) + (word.length() <= 3 ? "(?![a-z])" : ""))
                .matcher(lower).find());
    }
}
