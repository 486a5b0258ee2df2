package com.plumbline.briefing.internal.page;

import com.plumbline.briefing.internal.writer.Sections;
import java.util.List;
import java.util.Map;

/**
 * What the page shows. No phone number and no e-mail address: who holds the link needs neither.
 *
 * @param brand   the company's look; color and logo may be {@code null}
 * @param visit   the job and when
 * @param note    something that changed since it was sent, may be empty
 * @param sources by section and line ({@link #key}), what the line rests on, for people; lines that rest on advice alone are left out
 * @param profile what is known of the customer, by category
 * @param useful  what the technician answered, {@code null} before
 * @param writer  who wrote it, for people
 * @param expires until when the link opens, for people
 */
public record PageContent(Brand brand, Visit visit, String note, Sections sections, Map<String, String> sources, List<Known> profile, Boolean useful, String writer, String expires) {

    /** How the company looks. @param color {@code #rrggbb}, or {@code null} @param logo data URL, or {@code null} */
    public record Brand(String name, String color, String logo) {}

    /** @param section {@code summary offers positioning starters watch history equipment} */
    public static String key(String section, String line) {
        return section + '/' + line;
    }

    /** @param window {@code Sat 10am-12pm}, may be empty @param address one line, may be empty */
    public record Visit(String number, String customer, String window, String jobType, String address) {}

    /** One thing known of the customer. @param source where from and since when, for people */
    public record Known(String label, String value, String source) {}
}
