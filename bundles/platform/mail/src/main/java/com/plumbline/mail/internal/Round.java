package com.plumbline.mail.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.events.RetryPolicy;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.mail.internal.Carriers.Chosen;
import com.plumbline.mail.spi.Unsubscribed;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one sender's mails to the carrier, one after the other. */
final class Round {

    /** How often and when a mail is tried again: a server that greylists wants minutes, a wrong password a person. About 17 hours. */
    static final RetryPolicy RETRY = new RetryPolicy(14, Duration.ofSeconds(15), Duration.ofHours(4));
    /** Without a carrier a mail waits so long, and is then given up. */
    static final Duration PATIENCE = Duration.ofDays(3);

    /** What became of one step. */
    enum Step {
        /** There may be another mail. */
        ON,
        /** Nothing is due, or nothing may leave. */
        REST,
        /** A mail is due, and nobody is there to carry it. */
        NO_CARRIER
    }

    private static final Logger log = LoggerFactory.getLogger(Round.class);

    private final MailTable table;
    private final Carriers carriers;
    private final Companies companies;
    private final Envelopes envelopes;
    private final List<Unsubscribed> unsubscribed;
    private final Outbox outbox;
    private final Clock clock;

    Round(MailTable table, Carriers carriers, Companies companies, Envelopes envelopes, List<Unsubscribed> unsubscribed, Outbox outbox, Clock clock) {
        this.table = table;
        this.carriers = carriers;
        this.companies = companies;
        this.envelopes = envelopes;
        this.unsubscribed = unsubscribed;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether this sender's mails may leave at all: nothing leaves for a company that is not active. */
    boolean mayLeave(TenantId sender) {
        return sender.isPlatform() || companies.find(sender).filter(Company::isActive).isPresent();
    }

    /** One mail, if one is due and may leave. */
    Step one(TenantId sender) {
        Optional<Letter> next = mayLeave(sender) ? table.next(sender, clock.instant()) : Optional.empty();
        if (next.isEmpty()) {
            return Step.REST;
        }
        Letter letter = next.get();
        if (letter.notAfter() != null && !clock.instant().isBefore(letter.notAfter())) {
            giveUp(sender, letter, "mail.expired", "It could not be sent while it was of use. Have it written again.");
            return Step.ON;
        }
        if (letter.unsubscribe() != null && unsubscribed.stream().anyMatch(list -> list.isOff(sender, letter.to()))) {
            giveUp(sender, letter, "mail.unsubscribed", "The recipient has unsubscribed meanwhile.");
            return Step.ON;
        }
        Optional<Chosen> chosen = carriers.choose(sender);
        if (chosen.isEmpty()) {
            return withoutCarrier(sender, letter);
        }
        send(sender, letter, chosen.get());
        return Step.ON;
    }

    private Step withoutCarrier(TenantId sender, Letter letter) {
        if (clock.instant().isBefore(letter.createdAt().plus(PATIENCE))) {
            return Step.NO_CARRIER;
        }
        giveUp(sender, letter, "mail.no-carrier", "No plug-in that sends mail was connected for three days. Connect one, then send it again.");
        return Step.ON;
    }

    private void send(TenantId sender, Letter letter, Chosen chosen) {
        table.begin(sender, letter, chosen.carrier().id());
        try {
            String carrierId = chosen.carrier().send(chosen.as(), envelopes.address(sender, chosen.as(), letter));
            table.sql(sender, connection -> {
                MailTable.sent(connection, letter, carrierId, clock.instant());
                tell(sender, connection, letter, "mail.sent", null, null);
                return null;
            });
        } catch (VendorFailure failure) {
            if (failure.kind() == VendorFailure.Kind.REJECTED) {
                giveUp(sender, letter, failure.code(), failure.getMessage());
            } else {
                later(sender, letter, failure.code(), failure.getMessage(), failure.retryAfter().orElse(Duration.ZERO));
            }
        } catch (RuleViolation | NotFound no) {
            giveUp(sender, letter, no instanceof RuleViolation rule ? rule.code() : ((NotFound) no).code(), no.getMessage());
        } catch (RuntimeException broken) {
            // The edge towards a plug-in's code: its failure is this mail's, not the others'.
            log.warn("{} of {} failed on {}", chosen.carrier().id(), sender, letter.messageId(), broken);
            later(sender, letter, "unexpected", "Sending failed; the log says why.", Duration.ZERO);
        }
    }

    private void later(TenantId sender, Letter letter, String code, String reason, Duration atLeast) {
        int attempts = letter.attempts() + 1;
        if (attempts >= RETRY.attempts()) {
            giveUp(sender, letter, code, reason);
            return;
        }
        Duration pause = RETRY.pauseAfter(attempts).compareTo(atLeast) < 0 ? atLeast : RETRY.pauseAfter(attempts);
        table.sql(sender, connection -> {
            MailTable.again(connection, letter, code, reason, clock.instant().plus(pause));
            return null;
        });
    }

    private void giveUp(TenantId sender, Letter letter, String code, String reason) {
        log.warn("Mail {} of {} is given up: {} {}", letter.messageId(), sender, code, reason);
        table.sql(sender, connection -> {
            MailTable.failed(connection, letter, code, reason);
            tell(sender, connection, letter, "mail.failed", code, reason);
            return null;
        });
    }

    private void tell(TenantId sender, Connection connection, Letter letter, String type, String code, String reason) {
        if (!sender.isPlatform()) {
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("key", letter.key()).put("messageId", letter.messageId())
                    .put("code", code).put("reason", reason);
            outbox.publish(sender, connection, NewEvent.of(type, letter.messageId(), data));
        }
    }
}
