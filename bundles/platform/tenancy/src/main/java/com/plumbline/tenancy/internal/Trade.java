package com.plumbline.tenancy.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a company does, as it says itself. */
enum Trade {
    HVAC, PLUMBING, DRAIN, MULTI;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Trade> of(String text) {
        return Arrays.stream(values()).filter(trade -> trade.text().equals(text)).findFirst();
    }
}
