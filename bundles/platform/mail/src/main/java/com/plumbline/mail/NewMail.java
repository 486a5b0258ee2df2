package com.plumbline.mail;

import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.util.Objects;

/**
 * A mail to be sent. Begin with {@link #to} or with a {@link MailTemplate}.
 *
 * @param to          one address, {@code owner@example.com}
 * @param name        of the recipient; {@code null} if not known
 * @param subject     one line, at most 200 characters
 * @param text        plain text; lines end with {@code \n}; at most 30,000 characters
 * @param html        the same as HTML, or {@code null}; at most 30,000 characters
 * @param key         names it, so that the same mail is not written twice: {@code reset_0HZ…}; at most 160 characters; {@code null}
 *                    when the cause cannot come twice
 * @param replyTo     where an answer goes; {@code null}: what the company or the carrier says
 * @param company     whose name it bears; {@code null}: the sender's. For mails of the platform about a company's account
 * @param notAfter    pointless from then on, like a link that has expired; {@code null}: never
 * @param unsubscribe https address that takes the recipient off the list with one click (RFC 8058); {@code null} for mails about
 *                    an account or a visit. A mail with it is given up when the recipient has unsubscribed before it left
 */
public record NewMail(String to, String name, String subject, String text, String html, String key, String replyTo,
        TenantId company, Instant notAfter, String unsubscribe) {

    public NewMail {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
    }

    public static NewMail to(String address, String subject, String text) {
        return new NewMail(address, null, subject, text, null, null, null, null, null, null);
    }

    public NewMail named(String recipient) {
        return new NewMail(to, recipient, subject, text, html, key, replyTo, company, notAfter, unsubscribe);
    }

    public NewMail html(String asHtml) {
        return new NewMail(to, name, subject, text, asHtml, key, replyTo, company, notAfter, unsubscribe);
    }

    public NewMail key(String once) {
        return new NewMail(to, name, subject, text, html, once, replyTo, company, notAfter, unsubscribe);
    }

    public NewMail replyTo(String address) {
        return new NewMail(to, name, subject, text, html, key, address, company, notAfter, unsubscribe);
    }

    /** Bears the name of this company, whoever sends it. */
    public NewMail bearing(TenantId whose) {
        return new NewMail(to, name, subject, text, html, key, replyTo, whose, notAfter, unsubscribe);
    }

    public NewMail notAfter(Instant end) {
        return new NewMail(to, name, subject, text, html, key, replyTo, company, end, unsubscribe);
    }

    public NewMail unsubscribe(String address) {
        return new NewMail(to, name, subject, text, html, key, replyTo, company, notAfter, address);
    }
}
