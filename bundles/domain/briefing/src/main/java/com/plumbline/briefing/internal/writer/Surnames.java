package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.internal.writer.Situation.Said;
import com.plumbline.briefing.internal.writer.Situation.Visit;
import com.plumbline.briefing.internal.writer.Situation.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Surnames in what a model is to be told: the customer's, and those that people wrote with a title, "Mrs. Otis next door". */
public final class Surnames {

    private static final Pattern TITLED = Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)s?\\b\\.? (?:[A-Z]\\. ?)?(\\p{Lu}[\\p{L}'’-]+)");

    private Surnames() {}

    static Set<String> of(Situation now) {
        return of(now.customer(), Stream.concat(Stream.of(now.job()), now.history().stream()).toList(), now.notes());
    }

    public static Set<String> of(Who customer, List<Visit> visits, List<Said> notes) {
        Set<String> found = new HashSet<>(customer.surname());
        Stream.concat(visits.stream().map(Visit::summary), notes.stream().map(Said::text)).forEach(text -> {
            Matcher titled = TITLED.matcher(text);
            while (titled.find()) {
                found.add(titled.group(1));
            }
        });
        return found;
    }
}
