package com.plumbline.customers.internal.privacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.CustomerPrivacy;
import com.plumbline.customers.Customers;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.AddressRefusals;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Answers "what do you hold about me", and what was decided about a customer. */
@Component(service = PrivacyFile.class)
public class PrivacyFile {

    /** One decision that was taken. */
    public record StepJson(Instant at, String what, String by) {}

    /** What one of his addresses has said by itself: a phone by STOP, an e-mail address by the link in a mail. */
    public record RefusalJson(String address, Instant at, String source) {}

    /**
     * @param sms      whether the office lets him be sent SMS
     * @param offers   whether the office lets him be sent offers by e-mail
     * @param refusals what his addresses refuse, whatever the office says
     * @param erasure  {@code none}, {@code requested} or {@code done}
     * @param history  newest first
     */
    public record Decided(boolean enrichment, boolean sms, boolean offers, List<RefusalJson> refusals, String erasure, @Nullable Instant erasedAt,
            List<StepJson> history) {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile AddressRefusals addresses;

    private final Store store;
    private final Customers customers;
    private final Holders holders;
    private final StoredPrivacy privacy;
    private final Companies companies;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public PrivacyFile(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference Customers customers, @Reference Holders holders,
            @Reference StoredPrivacy privacy, @Reference Companies companies, @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.customers = customers;
        this.holders = holders;
        this.privacy = privacy;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws com.plumbline.kernel.NotFound {@code customer.unknown} */
    public Decided decided(TenantId tenant, CustomerId id) {
        customers.get(tenant, id);
        List<RefusalJson> refusals = refusals(tenant, id);
        return store.sql(tenant, connection -> {
            List<StepJson> history = PrivacyRows.steps(connection, id).stream().map(step -> new StepJson(step.at(), step.what(), step.by())).toList();
            PrivacyRows.Decision now = PrivacyRows.decisions(connection).get(id.value());
            CustomerPrivacy wishes = now == null ? CustomerPrivacy.USUAL : now.privacy();
            Instant erasedAt = Sql.list(connection, "SELECT erased_at FROM customer_privacy WHERE customer_id = ? AND erased_at IS NOT NULL",
                    row -> row.instant("erased_at"), id.value()).stream().findFirst().orElse(null);
            String erasure = now == null || now.erasure() == null ? "none" : now.erasure().toLowerCase(java.util.Locale.ROOT);
            return new Decided(wishes.enrichment(), wishes.sms(), wishes.offers(), refusals, erasure, erasedAt, history);
        });
    }

    private List<RefusalJson> refusals(TenantId tenant, CustomerId id) {
        AddressRefusals told = addresses;
        if (told == null) {
            return List.of();
        }
        Subject subject = holders.person(tenant, id);
        List<String> his = Stream.concat(subject.phones().stream().map(PhoneNumber::e164), subject.emails().stream()).toList();
        return told.among(tenant, his).stream().map(refusal -> new RefusalJson(refusal.address(), refusal.at(), refusal.source()))
                .sorted(Comparator.comparing(RefusalJson::at).reversed()).toList();
    }

    /**
     * Takes as long as the slowest holder, some hundred milliseconds.
     *
     * @throws com.plumbline.kernel.NotFound {@code customer.unknown}
     */
    public ObjectNode make(Caller who, CustomerId id) {
        TenantId tenant = who.tenant();
        Customer customer = customers.get(tenant, id);
        PrivacySettings settings = privacy.settings(tenant);
        Subject subject = holders.subject(tenant, id);
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("company", companies.get(tenant).name()).put("madeAt", clock.instant().toString())
                .put("customer", id.toString()).put("name", customer.name()).put("legalBasis", settings.legalBasis()).put("disclosure", settings.disclosure())
                .put("retentionDays", settings.retentionDays());
        file.set("held", holders.held(tenant, subject));
        audit.record(who, null, AuditEntry.of("customer.file", "customer", id.toString(), customer.name(), "A file of all that is held was made."));
        return file;
    }
}
