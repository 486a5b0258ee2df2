package com.plumbline.messaging.internal;

import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.messaging.Channel;
import com.plumbline.messaging.Purpose;
import com.plumbline.messaging.internal.store.ConsentEntity;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.util.Optional;

/** Who has refused what, and the words for it, the same wherever it comes up: a STOP refuses every SMS, leaving the list refuses offers by e-mail. */
final class OptedOut {

    static final String CODE = "recipient.opted-out";

    private OptedOut() {}

    /**
     * Why the message may not go.
     *
     * @param decisions {@code null} while nobody owns customers
     */
    static Optional<RuleViolation> refusal(TenantId tenant, Connection connection, PrivacyDecisions decisions, Channel channel, Purpose purpose, String to) {
        if (channel == Channel.EMAIL && purpose != Purpose.MARKETING) {
            return Optional.empty();
        }
        if (Sql.number(connection, "SELECT COUNT(*) AS n FROM message_consent WHERE address = ? AND state = ?", ConsentEntity.key(to), ConsentEntity.OUT) > 0) {
            return Optional.of(new RuleViolation(CODE, channel == Channel.EMAIL ? "The recipient has unsubscribed and gets no offers by e-mail from this"
                    + " company. He can subscribe again with the link in any of our offers." : text(to)));
        }
        if (decisions == null) {
            return Optional.empty();
        }
        if (channel == Channel.EMAIL) {
            return decisions.refusesOffers(tenant, to) ? Optional.of(new RuleViolation(CODE,
                    "This address belongs to a customer who wants no offers by e-mail. That can be changed on the customer's page.")) : Optional.empty();
        }
        return PhoneNumber.parse(to).filter(phone -> decisions.refusesSms(tenant, phone)).map(OptedOut::unwanted);
    }

    /** The office has noted it, on the customer's page. */
    private static RuleViolation unwanted(PhoneNumber phone) {
        return new RuleViolation(CODE, phone.masked() + " belongs to a customer who wants no SMS. Call instead; or change that on the"
                + " customer's page.");
    }

    private static String text(String phone) {
        return new PhoneNumber(phone).masked() + " has replied STOP and gets no messages from this company. The person can text START to"
                + " get them again; or use another phone.";
    }
}
