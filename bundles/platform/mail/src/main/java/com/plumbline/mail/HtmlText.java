package com.plumbline.mail;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Plain text as HTML that every mail program shows: no style sheet, no picture, nothing loaded from anywhere. */
final class HtmlText {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final String PAGE = "<!doctype html><html lang=\"en\"><body style=\"margin:0;padding:24px;background:#ffffff;color:#1c1d1f;"
            + "font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif\"><div style=\"max-width:560px;margin:0 auto\">%s</div></body></html>";
    private static final String BUTTON = "<p style=\"margin:24px 0\"><a href=\"%1$s\" style=\"display:inline-block;padding:12px 20px;"
            + "background:#1f4fd8;color:#ffffff;text-decoration:none;border-radius:6px\">Open</a><br>"
            + "<span style=\"font-size:13px;color:#5b5f66;word-break:break-all\">%1$s</span></p>";

    private HtmlText() {}

    static String of(String text) {
        StringBuilder body = new StringBuilder();
        for (String paragraph : text.strip().split("\n\\s*\n")) {
            String line = paragraph.strip();
            if (LINK.matcher(line).matches()) {
                body.append(BUTTON.formatted(escape(line)));
            } else {
                StringJoiner lines = new StringJoiner("<br>", "<p style=\"margin:0 0 16px\">", "</p>");
                line.lines().forEach(each -> lines.add(linked(each)));
                body.append(lines);
            }
        }
        return PAGE.formatted(body);
    }

    private static String linked(String line) {
        return LINK.matcher(escape(line)).replaceAll("<a href=\"$0\">$0</a>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
