package com.plumbline.mail.spi;

/**
 * One mail as a carrier gets it.
 *
 * @param messageId   {@code mail_0HZX4ANM5C7T2}, the same at every attempt; the Message-ID header is this at the domain of the
 *                    carrier's address
 * @param toName      {@code null} if not known
 * @param html        {@code null} if there is only text
 * @param fromName    shown as the sender's name; {@code null}: what the carrier's settings say
 * @param replyTo     {@code null}: what the carrier's settings say
 * @param unsubscribe https address for the List-Unsubscribe header, or {@code null}
 */
public record OutgoingMail(String messageId, String to, String toName, String subject, String text, String html, String fromName,
        String replyTo, String unsubscribe) {

    /** No address, no text. */
    @Override
    public String toString() {
        return "OutgoingMail[" + messageId + ']';
    }
}
