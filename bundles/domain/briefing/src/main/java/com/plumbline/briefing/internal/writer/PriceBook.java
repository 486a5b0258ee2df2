package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.internal.writer.Situation.PriceItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a real item for a thing to offer. */
final class PriceBook {

    private final List<PriceItem> items;

    PriceBook(List<PriceItem> items) {
        this.items = items;
    }

    /** The first item whose name holds all words of the first phrase that finds one; only items with a price. */
    Optional<PriceItem> find(List<String> phrases) {
        return phrases.stream().flatMap(phrase -> find(phrase).stream()).findFirst();
    }

    private Optional<PriceItem> find(String phrase) {
        String[] words = phrase.toLowerCase(Locale.ROOT).split("\\s+");
        return items.stream().filter(item -> item.price() != null && item.price().minor() > 0).filter(item -> {
            String name = item.name().toLowerCase(Locale.ROOT);
            for (String word : words) {
                if (!Guidance.mentions(name, List.of(word))) {
                    return false;
                }
            }
            return true;
        }).findFirst();
    }
}
