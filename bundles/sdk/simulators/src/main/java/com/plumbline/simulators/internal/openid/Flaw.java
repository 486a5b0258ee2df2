package com.plumbline.simulators.internal.openid;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One thing that is wrong with each ID token from now on. */
public enum Flaw {
    NONE, ISSUER, AUDIENCE, NONCE, KEY, UNSIGNED, EXPIRED;

    /** @throws IllegalArgumentException with the names that there are */
    public static Flaw of(String name) {
        return Arrays.stream(values()).filter(flaw -> flaw.text().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "There is no flaw '" + name + "'; known: " + Arrays.stream(values()).map(Flaw::text).collect(Collectors.joining(", ")) + "."));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
