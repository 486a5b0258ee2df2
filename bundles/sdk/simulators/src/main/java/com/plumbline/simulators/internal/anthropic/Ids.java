package com.plumbline.simulators.internal.anthropic;

import java.util.concurrent.ThreadLocalRandom;

/** Ids as the vendor writes them: a prefix, {@code 01}, and 22 letters and digits. */
final class Ids {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private Ids() {
    }

    static String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append("01");
        for (int i = 0; i < 22; i++) {
            id.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
