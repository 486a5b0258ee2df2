package com.plumbline.messaging.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words by which a person decides about being written to. Source: CTIA messaging principles 5.1.3, and carriers' own lists. */
enum Keyword {
    STOP(Set.of("STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT OUT")),
    START(Set.of("START", "YES", "UNSTOP", "OPTIN", "OPT IN")),
    HELP(Set.of("HELP", "INFO"));

    private final Set<String> words;

    Keyword(Set<String> words) {
        this.words = words;
    }

    /** A keyword counts only when it is the whole message: "stop by at ten" is not one. */
    static Optional<Keyword> in(String body) {
        String word = body.replaceAll("[\\p{Punct}\\s]+", " ").strip().toUpperCase(Locale.ROOT);
        for (Keyword keyword : values()) {
            if (keyword.words.contains(word)) {
                return Optional.of(keyword);
            }
        }
        return Optional.empty();
    }

    /** What the person gets back; one GSM-7 segment for a company name of usual length. */
    String reply(String company) {
        return switch (this) {
            case STOP -> company + ": you will get no more messages from us. Reply START to get them again.";
            case START -> company + ": you get our messages again. Reply STOP to stop, HELP for help.";
            case HELP -> company + ": messages about our service visits. Reply STOP to stop. For help call our office.";
        };
    }
}
