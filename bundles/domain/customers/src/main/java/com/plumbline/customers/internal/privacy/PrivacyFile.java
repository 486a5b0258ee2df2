package com.plumbline.customers.internal.privacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers "what do you hold about me", and what was decided about a customer. */
@Component(service = PrivacyFile.class)
public class PrivacyFile {

    /** One decision that was taken. */
    public record StepJson(Instant at, String what, String by) {}

    /**
     * @param erasure {@code none}, {@code requested} or {@code done}
     * @param history newest first
     */
    public record Decided(boolean enrichment, boolean sms, String erasure, @Nullable Instant erasedAt, List<StepJson> history) {}

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
        return store.sql(tenant, connection -> {
            List<StepJson> history = PrivacyRows.steps(connection, id).stream().map(step -> new StepJson(step.at(), step.what(), step.by())).toList();
            PrivacyRows.Decision now = PrivacyRows.decisions(connection).get(id.value());
            Instant erasedAt = Sql.list(connection, "SELECT erased_at FROM customer_privacy WHERE customer_id = ? AND erased_at IS NOT NULL",
                    row -> row.instant("erased_at"), id.value()).stream().findFirst().orElse(null);
            String erasure = now == null || now.erasure() == null ? "none" : now.erasure().toLowerCase(java.util.Locale.ROOT);
            return new Decided(now == null || now.enrichment(), now == null || now.sms(), erasure, erasedAt, history);
        });
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
