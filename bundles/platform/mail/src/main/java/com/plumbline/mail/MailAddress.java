package com.plumbline.mail;

import java.util.regex.Pattern;

/** What an e-mail address looks like to every mail server. */
public final class MailAddress {

    /** No spaces, quotes or control characters, and a name behind the at sign. */
    private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");
    private static final int LONGEST = 254;

    private MailAddress() {}

    /** @param text may be {@code null} */
    public static boolean isValid(String text) {
        return text != null && text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }
}
