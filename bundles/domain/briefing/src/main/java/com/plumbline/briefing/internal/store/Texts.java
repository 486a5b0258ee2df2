package com.plumbline.briefing.internal.store;

/** Texts as columns hold them. */
final class Texts {

    private Texts() {}

    static String fit(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 1) + '…';
    }
}
