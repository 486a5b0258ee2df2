package com.plumbline.mail.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.Mail;
import com.plumbline.mail.MailAddress;
import com.plumbline.mail.MailEntry;
import com.plumbline.mail.NewMail;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks a mail and writes it down; {@link Postman} takes it away. */
@Component(service = Mail.class)
public class StoredMail implements Mail {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 30_000;

    private final MailTable table;
    private final Carriers carriers;
    private final Bell bell;
    private final Clock clock;

    @Activate
    public StoredMail(@Reference MailTable table, @Reference Carriers carriers, @Reference Bell bell, @Reference Clock clock) {
        this.table = table;
        this.carriers = carriers;
        this.bell = bell;
        this.clock = clock;
    }

    @Override
    public String queue(TenantId sender, Connection connection, NewMail mail) {
        check(mail);
        Optional<Long> before = MailTable.named(connection, mail.key());
        if (before.isPresent()) {
            return Ids.text(Letter.PREFIX, before.get());
        }
        long id = Ids.next();
        MailTable.insert(connection, id, mail, clock.instant());
        Store.afterCommit(connection, () -> bell.ring(sender));
        return Ids.text(Letter.PREFIX, id);
    }

    @Override
    public boolean ready(TenantId sender) {
        return carriers.choose(sender).isPresent();
    }

    @Override
    public Page<MailEntry> list(TenantId sender, MailEntry.State state, Page.Request page) {
        return table.list(sender, state, page);
    }

    @Override
    public void retry(TenantId sender, String messageId) {
        long id = Ids.parse(Letter.PREFIX, messageId).orElseThrow(() -> new NotFound("mail", messageId));
        table.sql(sender, connection -> {
            if (MailTable.revive(connection, id, clock.instant()) == 0) {
                boolean known = Sql.number(connection, "SELECT COUNT(*) AS n FROM mail WHERE id = ?", id) > 0;
                throw known ? new RuleViolation("mail.not-given-up", "This mail was not given up, or its text is erased by now. Have it written again.")
                        : new NotFound("mail", messageId);
            }
            Store.afterCommit(connection, () -> bell.ring(sender));
            return null;
        });
    }

    private static void check(NewMail mail) {
        address("to", mail.to());
        if (mail.replyTo() != null) {
            address("replyTo", mail.replyTo());
        }
        boolean oneLine = mail.subject().chars().noneMatch(Character::isISOControl)
                && (mail.name() == null || mail.name().chars().noneMatch(Character::isISOControl));
        if (mail.subject().isBlank() || mail.subject().length() > LONGEST_SUBJECT || !oneLine) {
            throw new RuleViolation("mail.subject", "The subject of a mail is one line of 1 to " + LONGEST_SUBJECT + " characters.");
        }
        if (mail.text().isBlank() || mail.text().length() > LONGEST_TEXT || mail.html() != null && mail.html().length() > LONGEST_TEXT) {
            throw new RuleViolation("mail.text", "The text of a mail has 1 to " + LONGEST_TEXT + " characters.");
        }
    }

    private static void address(String field, String address) {
        if (!MailAddress.isValid(address)) {
            throw new RuleViolation("mail.address", "This is not an e-mail address. Write it like name@example.com.",
                    Map.of(field, "is not an e-mail address"));
        }
    }
}
