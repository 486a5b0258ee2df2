package com.plumbline.messaging;

import java.text.Normalizer;
import java.util.Map;

/**
 * Counts an SMS as carriers bill it. Source: 3GPP TS 23.038 (default alphabet and extension table), TS 23.040 (concatenation).
 *
 * <p>GSM-7 holds 160 septets in one segment, 153 in each of several; a character of the extension table takes two and is never
 * split over segments. A single character outside the alphabet turns the whole text into UCS-2: 70 units in one segment, 67 in
 * each of several, and a surrogate pair is never split.
 *
 * @param units    septets or UTF-16 units, without the padding at ends of segments
 * @param segments at least 1
 */
public record SmsText(Encoding encoding, int units, int segments) {

    /** How the text travels. */
    public enum Encoding {
        GSM7(160, 153), UCS2(70, 67);

        private final int alone;
        private final int joined;

        Encoding(int alone, int joined) {
            this.alone = alone;
            this.joined = joined;
        }
    }

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** What people type or a model writes, and the nearest that travels as GSM-7. */
    private static final Map<String, String> PLAIN = Map.ofEntries(Map.entry("\u2018", "'"), Map.entry("\u2019", "'"),
            Map.entry("\u201C", "\""), Map.entry("\u201D", "\""), Map.entry("\u2013", "-"), Map.entry("\u2014", "-"),
            Map.entry("\u2011", "-"), Map.entry("\u2026", "..."), Map.entry("\u2022", "-"), Map.entry("\u00B7", "-"),
            Map.entry("\u00A0", " "), Map.entry("\u202F", " "), Map.entry("\u2009", " "), Map.entry("\t", " "), Map.entry("\u00D7", "x"),
            Map.entry("\u00B0", " deg"), Map.entry("\u00BD", "1/2"), Map.entry("\u00BC", "1/4"), Map.entry("\u00BE", "3/4"),
            Map.entry("\u2192", "->"), Map.entry("\u2248", "~"), Map.entry("\u2264", "<="), Map.entry("\u2265", ">="), Map.entry("`", "'"));

    public static SmsText of(String body) {
        return body.chars().allMatch(SmsText::inGsm7) ? count(body, Encoding.GSM7) : count(body, Encoding.UCS2);
    }

    /** The text with everything replaced or dropped that would make it UCS-2. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            String each = PLAIN.getOrDefault(Character.toString(point), Character.toString(point));
            if (!each.chars().allMatch(SmsText::inGsm7)) {
                // The letter without its accent, if there is one: Łukasz stays readable, an emoji goes.
                each = Normalizer.normalize(each, Normalizer.Form.NFD);
            }
            each.chars().filter(SmsText::inGsm7).forEach(unit -> plain.append((char) unit));
        });
        return plain.toString();
    }

    private static SmsText count(String body, Encoding encoding) {
        int units = body.codePoints().map(point -> size(point, encoding)).sum();
        if (units <= encoding.alone) {
            return new SmsText(encoding, units, 1);
        }
        int segments = 1;
        int used = 0;
        for (int point : body.codePoints().toArray()) {
            int size = size(point, encoding);
            if (used + size > encoding.joined) {
                segments++;
                used = 0;
            }
            used += size;
        }
        return new SmsText(encoding, units, segments);
    }

    private static int size(int point, Encoding encoding) {
        return encoding == Encoding.UCS2 ? Character.charCount(point) : EXTENSION.indexOf(point) >= 0 ? 2 : 1;
    }

    private static boolean inGsm7(int unit) {
        return BASIC.indexOf(unit) >= 0 || EXTENSION.indexOf(unit) >= 0;
    }
}
