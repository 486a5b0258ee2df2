package com.plumbline.customers.internal.privacy;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.CustomerPrivacy;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Privacy;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.customers.internal.privacy.PrivacyRows.Decision;
import com.plumbline.customers.internal.search.CustomerIndexes;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Remembered;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The decisions in memory, a company at a time, until one changes. */
@Component(service = {StoredPrivacy.class, Privacy.class, PrivacyDecisions.class, DatabaseListener.class})
public class StoredPrivacy implements Privacy, PrivacyDecisions, DatabaseListener {

    private static final String ALL = "all";

    private record Decided(PrivacySettings settings, Map<Long, Decision> customers, Set<Long> erased, Set<Long> withoutSms, Set<Long> withoutOffers) {}

    private final Store store;
    private final CustomerIndexes indexes;
    private final Remembered<String, Decided> remembered = new Remembered<>(1);

    @Activate
    public StoredPrivacy(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference CustomerIndexes indexes) {
        this.store = store;
        this.indexes = indexes;
    }

    @Override
    public PrivacySettings settings(TenantId tenant) {
        return decided(tenant).settings();
    }

    @Override
    public CustomerPrivacy of(TenantId tenant, CustomerId id) {
        Decision decision = decided(tenant).customers().get(id.value());
        return decision == null ? CustomerPrivacy.USUAL : decision.privacy();
    }

    @Override
    public Set<Long> erased(TenantId tenant) {
        return decided(tenant).erased();
    }

    /** Also the number of a place of his, and however the source writes it. */
    @Override
    public boolean refusesSms(TenantId tenant, PhoneNumber number) {
        Set<Long> refusing = decided(tenant).withoutSms();
        return !refusing.isEmpty() && indexes.of(tenant).ownersOf(number.e164()).stream().anyMatch(owner -> refusing.contains(owner.value()));
    }

    /** Also the address of a place of his. */
    @Override
    public boolean refusesOffers(TenantId tenant, String email) {
        Set<Long> refusing = decided(tenant).withoutOffers();
        return !refusing.isEmpty() && indexes.of(tenant).withEmail(email).stream().anyMatch(owner -> refusing.contains(owner.value()));
    }

    /** In the transaction of a decision. */
    void changed(TenantId tenant, Connection connection) {
        remembered.forgetAfterCommit(tenant, connection);
    }

    @Override
    public void arrived(TenantId tenant) {
        remembered.forget(tenant);
    }

    @Override
    public void dropped(TenantId tenant) {
        remembered.forget(tenant);
    }

    private Decided decided(TenantId tenant) {
        return remembered.get(tenant, ALL, () -> store.sql(tenant, connection -> {
            Map<Long, Decision> customers = PrivacyRows.decisions(connection);
            return new Decided(PrivacyRows.settings(connection).orElse(PrivacySettings.usual()), customers,
                    who(customers, each -> each.erasure() != null), who(customers, each -> !each.sms()), who(customers, each -> !each.offers()));
        }));
    }

    private static Set<Long> who(Map<Long, Decision> customers, Predicate<Decision> which) {
        return customers.values().stream().filter(which).map(Decision::customer).collect(Collectors.toUnmodifiableSet());
    }
}
