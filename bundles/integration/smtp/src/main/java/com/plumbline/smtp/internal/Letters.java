package com.plumbline.smtp.internal;

import com.plumbline.mail.spi.OutgoingMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;

/** Mails as MIME: text, and the same as HTML beside it. */
final class Letters {

    private static final String UTF_8 = "UTF-8";

    private Letters() {}

    static MimeMessage write(Session session, SmtpSettings settings, OutgoingMail mail, Instant now) throws MessagingException {
        MimeMessage letter = new MimeMessage(session);
        letter.setFrom(address(settings.fromAddress(), mail.fromName() == null ? settings.fromName() : mail.fromName()));
        String replyTo = mail.replyTo() == null ? settings.replyTo() : mail.replyTo();
        if (replyTo != null) {
            letter.setReplyTo(new InternetAddress[] {address(replyTo, null)});
        }
        letter.setRecipient(Message.RecipientType.TO, address(mail.to(), mail.toName()));
        letter.setSubject(mail.subject(), UTF_8);
        letter.setSentDate(Date.from(now));
        letter.setHeader("Auto-Submitted", "auto-generated");
        if (mail.unsubscribe() != null) {
            letter.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
            letter.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (mail.html() == null) {
            letter.setText(mail.text(), UTF_8);
        } else {
            MimeBodyPart text = new MimeBodyPart();
            text.setText(mail.text(), UTF_8);
            MimeBodyPart html = new MimeBodyPart();
            html.setText(mail.html(), UTF_8, "html");
            letter.setContent(new MimeMultipart("alternative", text, html));
        }
        letter.saveChanges();
        // Last: saving gives it one of its own.
        letter.setHeader("Message-ID", "<" + mail.messageId() + '@' + settings.domain() + '>');
        return letter;
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            return name == null ? new InternetAddress(address, true) : new InternetAddress(address, name, UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("Every Java platform has UTF-8", impossible);
        }
    }
}
