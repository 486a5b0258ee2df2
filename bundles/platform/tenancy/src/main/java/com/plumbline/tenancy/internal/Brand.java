package com.plumbline.tenancy.internal;

import com.plumbline.rest.Fields;
import jakarta.annotation.Nullable;
import java.util.regex.Pattern;

/**
 * How a company, or the reseller, looks and is called. Every part may be {@code null}: as it is by itself.
 *
 * @param displayName instead of the company's name
 * @param color       {@code #rrggbb}
 * @param logo        data URL of an SVG or PNG, see {@link Logo}
 * @param smsName     begins the company's text messages
 * @param mailName    sender of its mails
 * @param mailReplyTo where answers to them go
 */
record Brand(@Nullable String displayName, @Nullable String color, @Nullable String logo, @Nullable String smsName, @Nullable String mailName,
        @Nullable String mailReplyTo) {

    static final Brand NONE = new Brand(null, null, null, null, null, null);
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",]+@[^\\s@<>\",]+\\.[^\\s@<>\",]+");

    /** Without blanks around, nothing instead of empty. @throws com.plumbline.kernel.RuleViolation {@code request.invalid} with the fields */
    Brand checked() {
        Brand tidy = new Brand(tidy(displayName), tidy(color), tidy(logo), tidy(smsName), tidy(mailName), tidy(mailReplyTo));
        Fields.of().text("displayName", tidy.displayName, 0, 100).text("smsName", tidy.smsName, 0, 30).text("mailName", tidy.mailName, 0, 100)
                .when(tidy.mailName != null && tidy.mailName.matches(".*[\\p{Cntrl}<>\"].*"), "mailName", "must not hold < > or quotation marks")
                .when(tidy.color != null && !COLOR.matcher(tidy.color).matches(), "color", "looks like #1f4fd8")
                .when(tidy.mailReplyTo != null && (tidy.mailReplyTo.length() > 254 || !EMAIL.matcher(tidy.mailReplyTo).matches()), "mailReplyTo", "is not an e-mail address")
                .when(tidy.logo != null && Logo.problem(tidy.logo) != null, "logo", tidy.logo == null ? "" : Logo.problem(tidy.logo)).refuse();
        return tidy;
    }

    private static String tidy(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "Brand[" + displayName + "]";
    }
}
