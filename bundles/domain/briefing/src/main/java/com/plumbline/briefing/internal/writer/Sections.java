package com.plumbline.briefing.internal.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A briefing's text, in the order it is read. */
public record Sections(List<String> summary, List<Offer> offers, List<String> positioning, List<String> starters, List<String> watch,
        List<String> history, List<String> equipment) {

    /** One thing to offer: what, why here, how to say it. */
    public record Offer(String title, String why, String how) {}

    /** Words read aloud in the mind at 230 a minute (adults read 240 silently): 55 seconds. */
    public static final int MOST_WORDS = 210;

    private static final int WORDS_PER_MINUTE = 230;

    public int words() {
        return Stream.of(summary, positioning, starters, watch, history, equipment).flatMap(List::stream).mapToInt(Sections::words).sum()
                + offers.stream().mapToInt(offer -> words(offer.title()) + words(offer.why()) + words(offer.how())).sum();
    }

    public int readingSeconds() {
        return (int) Math.ceil(words() * 60.0 / WORDS_PER_MINUTE);
    }

    /**
     * At most {@link #MOST_WORDS}: whole lines go, those that matter least on the doorstep first. The first offer, the first
     * positioning and the first starter always stay.
     */
    public Sections fitted() {
        Sections now = this;
        while (now.words() > MOST_WORDS) {
            Sections shorter = now.shorter();
            if (shorter == now) {
                return now;
            }
            now = shorter;
        }
        return now;
    }

    private Sections shorter() {
        if (offers.size() > 3) {
            return with(summary, cut(offers), positioning, starters, watch, history, equipment);
        }
        if (history.size() > 2) {
            return with(summary, offers, positioning, starters, watch, cut(history), equipment);
        }
        if (equipment.size() > 2) {
            return with(summary, offers, positioning, starters, watch, history, cut(equipment));
        }
        if (starters.size() > 2) {
            return with(summary, offers, positioning, cut(starters), watch, history, equipment);
        }
        if (watch.size() > 2) {
            return with(summary, offers, positioning, starters, cut(watch), history, equipment);
        }
        if (offers.size() > 2) {
            return with(summary, cut(offers), positioning, starters, watch, history, equipment);
        }
        if (positioning.size() > 1) {
            return with(summary, offers, cut(positioning), starters, watch, history, equipment);
        }
        if (summary.size() > 2) {
            return with(cut(summary), offers, positioning, starters, watch, history, equipment);
        }
        if (history.size() > 1) {
            return with(summary, offers, positioning, starters, watch, cut(history), equipment);
        }
        if (equipment.size() > 1) {
            return with(summary, offers, positioning, starters, watch, history, cut(equipment));
        }
        if (watch.size() > 1) {
            return with(summary, offers, positioning, starters, cut(watch), history, equipment);
        }
        return offers.size() > 1 ? with(summary, cut(offers), positioning, starters, watch, history, equipment) : this;
    }

    private static Sections with(List<String> summary, List<Offer> offers, List<String> positioning, List<String> starters,
            List<String> watch, List<String> history, List<String> equipment) {
        return new Sections(summary, offers, positioning, starters, watch, history, equipment);
    }

    private static <T> List<T> cut(List<T> lines) {
        return new ArrayList<>(lines.subList(0, lines.size() - 1));
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
