package com.plumbline.simulators.internal.seed;

import java.util.List;
import java.util.Locale;

/** Invented people: given and family names that are put together by chance. */
final class People {

    static final List<String> FIRST = Vocabulary.lines("first-names.txt");
    static final List<String> LAST = Vocabulary.lines("last-names.txt");

    private People() {
    }

    /** An address that can't receive mail: example.com and example.org are reserved (RFC 2606). */
    static String email(String first, String last) {
        String domain = (first.length() + last.length()) % 3 == 0 ? "example.org" : "example.com";
        return (first + "." + last + "@" + domain).toLowerCase(Locale.ROOT).replace(" ", "").replace("'", "");
    }
}
