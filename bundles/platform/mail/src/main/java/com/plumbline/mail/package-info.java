/**
 * E-mail of the appliance and of its companies.
 *
 * <p>{@link com.plumbline.mail.Mail#queue} writes a mail into the transaction that causes it; after the commit a
 * {@link com.plumbline.mail.spi.MailCarrier} takes it, again with growing pauses while the carrier fails, until it is sent or
 * given up with a reason. A company without a carrier of its own sends through the platform's, under its own name.
 *
 * <p>Events, in the company's outbox, never for the platform's own mails: {@code mail.sent} and {@code mail.failed} with
 * {@code {"key","messageId","code","reason"}}; the subject is the mail's id, {@code mail_…}.
 */
@Export
@Version("1.0.0")
package com.plumbline.mail;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
