package com.plumbline.customers.internal.privacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.CustomerPrivacy;
import com.plumbline.customers.Customers;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.customers.PrivacySettings.Wordings;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.rest.Fields;
import com.plumbline.rest.LiveHub;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes decisions about personal data; each with the audit entry that proves it. */
@Component(service = Deciding.class)
public class Deciding {

    static final String ERASURE = "customer.erasure-requested";
    /** Others drop what they hold of a customer or a category that is not wanted any more. */
    static final String CHANGED = "privacy.changed";

    private static final Set<String> BASES = Set.of("consent", "legitimate-interest", "contract");

    private final Store store;
    private final Customers customers;
    private final StoredPrivacy privacy;
    private final Outbox outbox;
    private final Audit audit;
    private final LiveHub live;
    private final Clock clock;

    @Activate
    public Deciding(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference Customers customers, @Reference StoredPrivacy privacy,
            @Reference Outbox outbox, @Reference Audit audit, @Reference LiveHub live, @Reference Clock clock) {
        this.store = store;
        this.customers = customers;
        this.privacy = privacy;
        this.outbox = outbox;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** @throws RuleViolation {@code request.invalid} with fields */
    public void set(Caller who, PrivacySettings wanted) {
        Fields.of().when(wanted.legalBasis() == null || !BASES.contains(wanted.legalBasis()), "legalBasis", "is one of consent, legitimate-interest, contract")
                .text("disclosure", wanted.disclosure(), 1, 2000).required("categories", wanted.categories())
                .when(wanted.retentionDays() < 30 || wanted.retentionDays() > 3650, "retentionDays", "is 30 to 3650").refuse();
        PrivacySettings complete = new PrivacySettings(wanted.legalBasis(), wanted.disclosure().strip(), wanted.categories(), wordings(wanted.wordings()),
                wanted.retentionDays());
        store.sql(who.tenant(), connection -> {
            PrivacySettings before = PrivacyRows.settings(connection).orElse(PrivacySettings.usual());
            PrivacyRows.save(connection, complete);
            privacy.changed(who.tenant(), connection);
            outbox.publish(who.tenant(), connection, NewEvent.of(CHANGED, "privacy", null));
            audit.record(who, connection, AuditEntry.of("privacy.change", "privacy", null, "Privacy settings", null).changing(told(before), told(complete)));
            return null;
        });
    }

    /**
     * @param wanted what it says of erasing does not count
     * @throws com.plumbline.kernel.NotFound {@code customer.unknown}
     * @throws RuleViolation {@code customer.erased}
     */
    public void decide(Caller who, CustomerId id, CustomerPrivacy wanted) {
        Customer customer = customers.get(who.tenant(), id);
        store.sql(who.tenant(), connection -> {
            CustomerPrivacy before = PrivacyRows.taken(connection, id).map(PrivacyRows.Decision::privacy).orElse(CustomerPrivacy.USUAL);
            refuseErased(before);
            PrivacyRows.decide(connection, customer, wanted);
            step(who, connection, customer, before.enrichment(), wanted.enrichment(), "Enrichment is");
            step(who, connection, customer, before.sms(), wanted.sms(), "SMS is");
            step(who, connection, customer, before.offers(), wanted.offers(), "Offers by e-mail are");
            privacy.changed(who.tenant(), connection);
            outbox.publish(who.tenant(), connection, NewEvent.of(CHANGED, id.toString(), null));
            show(who.tenant(), connection, id);
            return null;
        });
    }

    /**
     * Has a customer erased in the background. From now on nothing new about him is stored or sent.
     *
     * @param confirmation the customer's name, as on record
     * @throws RuleViolation {@code customer.erased}; {@code erasure.not-confirmed} with the field
     */
    public void erase(Caller who, CustomerId id, String confirmation) {
        Customer customer = customers.get(who.tenant(), id);
        store.sql(who.tenant(), connection -> {
            PrivacyRows.taken(connection, id).map(PrivacyRows.Decision::privacy).ifPresent(Deciding::refuseErased);
            if (confirmation == null || customer.name() == null || !customer.name().strip().equalsIgnoreCase(confirmation.strip())) {
                throw new RuleViolation("erasure.not-confirmed", "Erasing cannot be taken back. Write the customer's name exactly as it is on record.",
                        Map.of("confirm", "is not the customer's name"));
            }
            Instant now = clock.instant();
            PrivacyRows.decide(connection, customer, new CustomerPrivacy(false, false, false, true));
            PrivacyRows.erasing(connection, id, now);
            PrivacyRows.step(connection, id, "Erasure was asked for", who.name(), now);
            privacy.changed(who.tenant(), connection);
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("customer", id.toString());
            outbox.publish(who.tenant(), connection, NewEvent.of(ERASURE, id.toString(), data));
            // The trail proves the deed and holds nothing of the person.
            audit.record(who, connection, AuditEntry.of("customer.erase", "customer", id.toString(), id.toString(), "Erasure of the customer was asked for."));
            show(who.tenant(), connection, id);
            return null;
        });
    }

    private void step(Caller who, Connection connection, Customer customer, boolean before, boolean after, String what) {
        if (before != after) {
            String said = what + (after ? " allowed again" : " not wanted");
            PrivacyRows.step(connection, customer.id(), said, who.name(), clock.instant());
            audit.record(who, connection, AuditEntry.of("customer.privacy", "customer", customer.id().toString(), customer.name(), said + "."));
        }
    }

    private void show(TenantId tenant, Connection connection, CustomerId id) {
        Store.afterCommit(connection, () -> live.publish(tenant, "customers", "changed", List.of(id.toString()), null));
    }

    private static void refuseErased(CustomerPrivacy before) {
        if (before.erased()) {
            throw new RuleViolation("customer.erased", "This customer was erased. Nothing is kept or sent any more, and that cannot be taken back.");
        }
    }

    private static Wordings wordings(Wordings wanted) {
        Wordings usual = PrivacySettings.usualWordings();
        Wordings given = wanted == null ? usual : wanted;
        return new Wordings(or(given.home(), usual.home()), or(given.family(), usual.family()), or(given.personal(), usual.personal()));
    }

    private static String or(String text, String usual) {
        return text == null || text.isBlank() ? usual : text.strip().length() > 1000 ? text.strip().substring(0, 1000) : text.strip();
    }

    private static ObjectNode told(PrivacySettings settings) {
        return JsonNodeFactory.instance.objectNode().put("legalBasis", settings.legalBasis()).put("disclosure", settings.disclosure())
                .put("home", settings.categories().home()).put("family", settings.categories().family()).put("personal", settings.categories().personal())
                .put("retentionDays", settings.retentionDays());
    }
}
