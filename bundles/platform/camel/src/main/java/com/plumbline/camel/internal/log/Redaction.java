package com.plumbline.camel.internal.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of a line for the message log what identifies a person or opens a door. */
public final class Redaction {

    private static final Pattern PHONE = Pattern.compile("(\\+|%2B)\\d{5,13}(?=\\d{2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}(@|%40)[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)([?&;\\s]|^)((?:[a-z_-]*(?:secret|token|password|signature|api[-_]?key|app[-_]?key))=)[^&\\s]+");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern KNOWN_KEY = Pattern.compile("\\b(sk-ant-|cs2\\.|ak1\\.|cid\\.)[A-Za-z0-9_.-]+");

    private Redaction() {}

    /** @return at most {@code longest} characters; {@code null} stays {@code null} */
    public static String of(String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = PHONE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group(1) + "•••"));
        clean = EMAIL.matcher(clean).replaceAll("•••@•••");
        clean = SECRET.matcher(clean).replaceAll(match -> Matcher.quoteReplacement(match.group(1) + match.group(2) + "•••"));
        clean = BEARER.matcher(clean).replaceAll("$1 •••");
        clean = KNOWN_KEY.matcher(clean).replaceAll("$1•••");
        return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
    }
}
