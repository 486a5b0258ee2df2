package com.plumbline.messaging.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.mail.Mail;
import com.plumbline.mail.MailAddress;
import com.plumbline.messaging.Channel;
import com.plumbline.messaging.Message;
import com.plumbline.messaging.MessageId;
import com.plumbline.messaging.Messages;
import com.plumbline.messaging.NewMessage;
import com.plumbline.messaging.SmsText;
import com.plumbline.messaging.internal.store.ConsentEntity;
import com.plumbline.messaging.internal.store.MessageEntity;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.tenancy.CompanyBrands;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The queue as rows; a message is written with plain JDBC because the transaction is another bundle's. */
@Component(service = Messages.class)
public class JpaMessages implements Messages {

    /** Carriers take no longer ones. Source: docs/vendors/twilio.md, Messages. */
    static final int LONGEST = 1600;

    private static final String INSERT = """
            INSERT INTO message (id, channel, direction, recipient, body, purpose, zone, subject, state, encoding, segments, attempts,
            unreachable, created_at, due_at, version) VALUES (?, ?, 'OUTBOUND', ?, ?, ?, ?, ?, 'QUEUED', ?, ?, 0, 0, ?, ?, 1)""";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PrivacyDecisions privacy;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile Mail mail;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile CompanyBrands brands;

    private final Store store;
    private final Carriers carriers;
    private final News news;
    private final Clock clock;

    @Activate
    public JpaMessages(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference Carriers carriers,
            @Reference News news, @Reference Clock clock) {
        this.store = store;
        this.carriers = carriers;
        this.news = news;
        this.clock = clock;
    }

    /** What Declarative Services does once the owner of customers is there. */
    void mind(PrivacyDecisions decisions) {
        privacy = decisions;
    }

    @Override
    public MessageId queue(TenantId tenant, Connection connection, NewMessage asked) {
        NewMessage message = beginning(tenant, asked);
        refuseWhatCannotGo(tenant, message);
        MessageId id = new MessageId(Ids.next());
        Instant now = clock.instant();
        Instant due = message.notBefore() == null || message.notBefore().isBefore(now) ? now : message.notBefore();
        SmsText counted = SmsText.of(message.body());
        OptedOut.refusal(tenant, connection, privacy, message.channel(), message.purpose(), message.to()).ifPresent(refusal -> {
            throw refusal;
        });
        Sql.update(connection, INSERT, id.value(), message.channel().name(), message.to(), message.body(), message.purpose().name(),
                message.zone().getId(), message.subject(), counted.encoding().name(), counted.segments(), now, due);
        news.due(tenant, connection, id, due);
        news.show(tenant, connection, id, "added");
        return id;
    }

    @Override
    public String beginning(TenantId tenant) {
        CompanyBrands looks = brands;
        return looks == null ? "" : looks.smsName(tenant).map(name -> SmsText.plain(name) + ": ").orElse("");
    }

    private NewMessage beginning(TenantId tenant, NewMessage asked) {
        String beginning = asked.channel() == Channel.SMS && asked.body() != null && !asked.body().isBlank() ? beginning(tenant) : "";
        return beginning.isEmpty() || asked.body().startsWith(beginning) ? asked : new NewMessage(asked.channel(), asked.to(), beginning + asked.body(), asked.subject(),
                asked.purpose(), asked.zone(), asked.notBefore());
    }

    @Override
    public Optional<Message> find(TenantId tenant, MessageId id) {
        return store.read(tenant, em -> Optional.ofNullable(em.find(MessageEntity.class, id.value())).map(MessageEntity::toMessage));
    }

    @Override
    public boolean cancel(TenantId tenant, Connection connection, MessageId id) {
        // The state in the condition: a message that is with a carrier at this moment stays untouched.
        String sql = "UPDATE message SET state = 'CANCELED', due_at = NULL, version = version + 1 WHERE id = ? AND state IN ('QUEUED', 'HELD')";
        if (Sql.update(connection, sql, id.value()) == 1) {
            news.noLongerDue(tenant, connection, id);
            news.show(tenant, connection, id, "changed");
            return true;
        }
        if (Sql.number(connection, "SELECT COUNT(*) AS n FROM message WHERE id = ?", id.value()) == 0) {
            throw new NotFound("message", id);
        }
        return false;
    }

    @Override
    public boolean optedOut(TenantId tenant, PhoneNumber number) {
        return store.read(tenant, em -> {
            ConsentEntity consent = em.find(ConsentEntity.class, number.e164());
            return consent != null && consent.isOut();
        });
    }

    private void refuseWhatCannotGo(TenantId tenant, NewMessage message) {
        if (message.body() == null || message.body().isBlank()) {
            throw new RuleViolation("message.empty", "There is nothing to send. Write a text first.");
        }
        if (message.body().length() > LONGEST) {
            throw new RuleViolation("message.too-long", "The text has " + message.body().length() + " characters; a message may have "
                    + LONGEST + ". Shorten it.");
        }
        if (message.channel() == Channel.EMAIL) {
            if (!MailAddress.isValid(message.to())) {
                throw new RuleViolation("mail.address", "This is not an e-mail address. Write it like name@example.com.", Map.of("to", "is not an e-mail address"));
            }
            Mail box = mail;
            if (box == null || !box.ready(tenant)) {
                throw new RuleViolation("messaging.no-carrier", "E-mail is off: no mail server is connected. Connect one under Connections.");
            }
            return;
        }
        if (carriers.none()) {
            throw new RuleViolation("messaging.no-carrier", "SMS is off: no carrier is installed. Install one, for instance Twilio.");
        }
        if (carriers.ready(tenant, Rules.USUAL).isEmpty()) {
            throw new RuleViolation("messaging.no-carrier", "SMS is off: no carrier is connected. Connect one under Connections.");
        }
    }
}
