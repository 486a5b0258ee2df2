package com.plumbline.servicetitan.internal;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Where reading goes on. As text: {@code feed:<token>}, or {@code list:<page>;<since>;<newest>} with empty instants.
 *
 * @param token  of a feed, {@code null} for a list
 * @param page   of a list, from 1
 * @param since  a list shows what changed then or later, {@code null} for all
 * @param newest latest change seen in this walk through the list; the next walk begins there
 */
record Cursor(String token, int page, Instant since, Instant newest) {

    private static final String FEED = "feed:";
    private static final String LIST = "list:";

    static Cursor ofFeed(String token) {
        return new Cursor(token, 0, null, null);
    }

    static Cursor ofList(Instant since) {
        return new Cursor(null, 1, since, null);
    }

    /** @throws IllegalArgumentException when it is not one of ours */
    static Cursor parse(String text) {
        if (text.startsWith(FEED)) {
            return ofFeed(text.substring(FEED.length()));
        }
        String[] parts = text.startsWith(LIST) ? text.substring(LIST.length()).split(";", -1) : new String[0];
        if (parts.length == 3) {
            try {
                return new Cursor(null, Integer.parseInt(parts[0]), instant(parts[1]), instant(parts[2]));
            } catch (DateTimeException | NumberFormatException broken) {
                throw new IllegalArgumentException("Not a cursor of ServiceTitan: " + text, broken);
            }
        }
        throw new IllegalArgumentException("Not a cursor of ServiceTitan: " + text);
    }

    /** The place after a page of a list. */
    Cursor after(Instant newestOfPage, boolean more) {
        Instant latest = newest == null || newestOfPage != null && newestOfPage.isAfter(newest) ? newestOfPage : newest;
        return more ? new Cursor(null, page + 1, since, latest) : ofList(latest == null ? since : latest);
    }

    String text() {
        return token != null ? FEED + token : LIST + page + ";" + text(since) + ";" + text(newest);
    }

    private static Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private static String text(Instant instant) {
        return instant == null ? "" : instant.toString();
    }
}
