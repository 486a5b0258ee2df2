package com.plumbline.mail.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.MailEntry;
import com.plumbline.mail.NewMail;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.SqlWork;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of mails, one in each company's database and one in the platform's. */
@Component(service = MailTable.class)
public class MailTable {

    private static final int LONGEST_REASON = 1000;
    private static final String LETTER = "SELECT id, mail_key, to_address, to_name, subject, text, html, reply_to, bears, unsubscribe, not_after,"
            + " attempts, created_at FROM mail";

    private final Store companies;
    private final Store platform;

    @Activate
    public MailTable(@Reference(target = "(osgi.unit.name=mail)") Store companies,
            @Reference(target = "(osgi.unit.name=mail-platform)") Store platform) {
        this.companies = companies;
        this.platform = platform;
    }

    <T> T sql(TenantId sender, SqlWork<T> work) {
        return (sender.isPlatform() ? platform : companies).sql(sender, work);
    }

    static Optional<Long> named(Connection connection, String key) {
        return key == null ? Optional.empty()
                : Sql.first(connection, "SELECT id FROM mail WHERE mail_key = ?", row -> row.number("id"), key);
    }

    static void insert(Connection connection, long id, NewMail mail, Instant now) {
        Sql.update(connection, "INSERT INTO mail (id, mail_key, to_address, to_name, subject, text, html, reply_to, bears, unsubscribe, not_after,"
                + " state, attempts, created_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', 0, ?, ?)",
                id, mail.key(), mail.to(), mail.name(), mail.subject(), mail.text(), mail.html(), mail.replyTo(),
                mail.company() == null ? null : mail.company().value(), mail.unsubscribe(), mail.notAfter(), now, now);
    }

    /** What a kill caught on its way goes out again: whether the carrier had it nobody knows, and the Message-ID is the same. */
    Optional<Instant> reopen(TenantId sender, Instant now) {
        return sql(sender, connection -> {
            Sql.update(connection, "UPDATE mail SET state = 'QUEUED', due_at = ? WHERE state = 'SENDING'", now);
            return due(connection);
        });
    }

    /** When something is due next. */
    Optional<Instant> due(TenantId sender) {
        return sql(sender, MailTable::due);
    }

    private static Optional<Instant> due(Connection connection) {
        return Sql.first(connection, "SELECT MIN(due_at) AS due FROM mail WHERE state = 'QUEUED'", row -> Optional.ofNullable(row.instant("due")))
                .flatMap(due -> due);
    }

    Optional<Letter> next(TenantId sender, Instant now) {
        return sql(sender, connection -> Sql.first(connection,
                LETTER + " WHERE state = 'QUEUED' AND due_at <= ? ORDER BY due_at, id FETCH FIRST 1 ROWS ONLY", MailTable::letter, now));
    }

    void begin(TenantId sender, Letter letter, String carrier) {
        sql(sender, connection -> Sql.update(connection, "UPDATE mail SET state = 'SENDING', attempts = attempts + 1, carrier = ? WHERE id = ?",
                carrier, letter.id()));
    }

    static void sent(Connection connection, Letter letter, String carrierId, Instant now) {
        Sql.update(connection, "UPDATE mail SET state = 'SENT', text = NULL, html = NULL, due_at = NULL, sent_at = ?, carrier_id = ?, code = NULL,"
                + " reason = NULL WHERE id = ?", now, cut(carrierId, 200), letter.id());
    }

    static void failed(Connection connection, Letter letter, String code, String reason) {
        Sql.update(connection, "UPDATE mail SET state = 'FAILED', due_at = NULL, code = ?, reason = ? WHERE id = ?", cut(code, 80),
                cut(reason, LONGEST_REASON), letter.id());
    }

    /** Unless it was erased while the carrier was asked. */
    static void again(Connection connection, Letter letter, String code, String reason, Instant at) {
        Sql.update(connection, "UPDATE mail SET state = 'QUEUED', due_at = ?, code = ?, reason = ? WHERE id = ? AND state = 'SENDING'", at,
                cut(code, 80), cut(reason, LONGEST_REASON), letter.id());
    }

    /** @return 0 when there is no such mail, or it was not given up, or its text is gone */
    static int revive(Connection connection, long id, Instant now) {
        return Sql.update(connection, "UPDATE mail SET state = 'QUEUED', attempts = 0, due_at = ?, created_at = ?, not_after = NULL"
                + " WHERE id = ? AND state = 'FAILED' AND text IS NOT NULL", now, now, id);
    }

    Page<MailEntry> list(TenantId sender, MailEntry.State state, Page.Request page) {
        String where = state == null ? "" : " WHERE state = '" + state.name() + "'";
        return sql(sender, connection -> Page.of(Sql.list(connection,
                "SELECT id, to_address, subject, state, attempts, created_at, due_at, sent_at, carrier, code, reason FROM mail" + where
                        + " ORDER BY id DESC OFFSET " + page.offset() + " ROWS FETCH NEXT " + page.pageSize() + " ROWS ONLY", MailTable::entry),
                page, Sql.number(connection, "SELECT COUNT(*) AS n FROM mail" + where)));
    }

    String tidy(TenantId sender, Instant now, Duration texts, Duration rows) {
        return sql(sender, connection -> {
            int erased = Sql.update(connection, "UPDATE mail SET text = NULL, html = NULL WHERE state = 'FAILED' AND text IS NOT NULL"
                    + " AND created_at < ?", now.minus(texts));
            int dropped = Sql.update(connection, "DELETE FROM mail WHERE state IN ('SENT', 'FAILED') AND created_at < ?", now.minus(rows));
            return erased + " texts erased, " + dropped + " mails dropped";
        });
    }

    private static Letter letter(Sql.Row row) throws SQLException {
        String bears = row.text("bears");
        return new Letter(row.number("id"), row.text("mail_key"), row.text("to_address"), row.text("to_name"), row.text("subject"), row.text("text"),
                row.text("html"), row.text("reply_to"), bears == null ? null : TenantId.of(bears), row.text("unsubscribe"),
                row.instant("not_after"), (int) row.number("attempts"), row.instant("created_at"));
    }

    private static MailEntry entry(Sql.Row row) throws SQLException {
        return new MailEntry(Ids.text(Letter.PREFIX, row.number("id")), row.text("to_address"), row.text("subject"),
                MailEntry.State.valueOf(row.text("state")), (int) row.number("attempts"), row.instant("created_at"), row.instant("due_at"),
                row.instant("sent_at"), row.text("carrier"), row.text("code"), row.text("reason"));
    }


    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
