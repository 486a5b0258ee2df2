package com.plumbline.mail;

import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import java.sql.Connection;
import org.osgi.annotation.versioning.ProviderType;

/** The way out for e-mail. */
@ProviderType
public interface Mail {

    /**
     * Writes the mail in the caller's transaction; nothing leaves before the commit, and nothing is lost after it. Mails of a
     * company that is not active wait until it is.
     *
     * @param sender     whose mail it is: a company, or {@link TenantId#PLATFORM} for mails about accounts and companies, which
     *                   must go out whatever the company's state
     * @param connection a transaction in the sender's database
     * @return what it is called from now on, {@code mail_0HZX4ANM5C7T2}; with a key that was used before, the name of that mail, and
     *         nothing is written
     * @throws com.plumbline.kernel.RuleViolation {@code mail.address}, {@code mail.subject}, {@code mail.text}
     */
    String queue(TenantId sender, Connection connection, NewMail mail);

    /** Whether a carrier would take a mail of this sender now: its own, or the platform's. */
    boolean ready(TenantId sender);

    /**
     * Newest first.
     *
     * @param state {@code null} for all
     */
    Page<MailEntry> list(TenantId sender, MailEntry.State state, Page.Request page);

    /**
     * Sends again what was given up, with all attempts and under the same Message-ID.
     *
     * @throws com.plumbline.kernel.NotFound      {@code mail.unknown}
     * @throws com.plumbline.kernel.RuleViolation {@code mail.not-given-up}
     */
    void retry(TenantId sender, String messageId);
}
