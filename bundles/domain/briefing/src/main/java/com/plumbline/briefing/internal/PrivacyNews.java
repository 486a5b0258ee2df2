package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.profile.FactLife;
import com.plumbline.briefing.internal.store.FactEntity;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Privacy;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Drops at once what is not wanted any more: a customer's profile, a whole category; and shortens lives to a shorter retention. */
@Component(service = EventHandler.class)
public class PrivacyNews implements EventHandler {

    private final Store store;
    private final Privacy privacy;
    private final Screens screens;

    @Activate
    public PrivacyNews(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Privacy privacy, @Reference Screens screens) {
        this.store = store;
        this.privacy = privacy;
        this.screens = screens;
    }

    @Override
    public String name() {
        return "briefing.privacy";
    }

    @Override
    public Set<String> types() {
        return Set.of("privacy.changed");
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        Optional<CustomerId> customer = CustomerId.parse(event.subject());
        if (customer.isPresent()) {
            if (!privacy.of(tenant, customer.get()).enrichment()) {
                store.change(tenant, em -> {
                    dropProfile(Store.connection(em), customer.get().value());
                    screens.profile(tenant, em, customer.get().value());
                });
            }
            return;
        }
        PrivacySettings settings = privacy.settings(tenant);
        store.change(tenant, em -> {
            Connection connection = Store.connection(em);
            drop(connection, "HOME", settings.categories().home());
            drop(connection, "FAMILY", settings.categories().family());
            drop(connection, "PERSONAL", settings.categories().personal());
            em.createQuery("SELECT f FROM FactEntity f WHERE f.sourceKind <> com.plumbline.briefing.SourceKind.MANUAL", FactEntity.class).getResultList()
                    .forEach(fact -> fact.expires(FactLife.limited(fact.fact(), fact.keptAt(), settings).expiresAt()));
        });
    }

    static int dropProfile(Connection connection, long customer) {
        return Sql.update(connection, "DELETE FROM profile_fact WHERE customer_id = ?", customer)
                + Sql.update(connection, "DELETE FROM profile WHERE customer_id = ?", customer);
    }

    private static void drop(Connection connection, String category, boolean on) {
        if (!on) {
            Sql.update(connection, "DELETE FROM profile_fact WHERE category = ?", category);
        }
    }
}
