package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.internal.writer.Situation.PriceItem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a real item for a thing to offer. */
final class PriceBook {

    private final List<PriceItem> items;

    PriceBook(List<PriceItem> items) {
        this.items = items;
    }

    /** Of the items with a price whose name holds all words of the first phrase that finds any: the plainest, which has the shortest name. */
    Optional<PriceItem> find(List<String> phrases) {
        return phrases.stream().flatMap(phrase -> find(phrase).stream()).findFirst();
    }

    private Optional<PriceItem> find(String phrase) {
        String[] words = phrase.toLowerCase(Locale.ROOT).split("\\s+");
        return items.stream().filter(item -> item.price() != null && item.price().minor() > 0).filter(item -> {
            String name = item.name().toLowerCase(Locale.ROOT);
            // A tankless heater is another thing than a water heater, whatever its name holds.
            if (name.contains("tankless") && !phrase.contains("tankless")) {
                return false;
            }
            for (String word : words) {
                if (!Guidance.mentions(name, List.of(word))) {
                    return false;
                }
            }
            return true;
        }).min(Comparator.comparingInt(item -> item.name().length()));
    }
}
