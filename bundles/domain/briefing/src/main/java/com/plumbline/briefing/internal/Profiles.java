package com.plumbline.briefing.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.store.FactEntity;
import com.plumbline.briefing.internal.store.ProfileEntity;
import com.plumbline.briefing.internal.store.Rows;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is known about customers now, and asking for more. */
@Component(service = Profiles.class)
public class Profiles {

    static final String REQUESTED = "profile.requested";

    /** Asking again while it is under way is the same wish. */
    private static final Duration STILL_ENRICHING = Duration.ofMinutes(5);

    /** A profile as it stands; {@code profile} is {@code null} before the first enrichment. */
    public record View(ProfileEntity profile, List<FactEntity> facts) {}

    private final Store store;
    private final Customers customers;
    private final Outbox outbox;
    private final Audit audit;
    private final Screens screens;
    private final Clock clock;

    @Activate
    public Profiles(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Customers customers, @Reference Outbox outbox,
            @Reference Audit audit, @Reference Screens screens, @Reference Clock clock) {
        this.store = store;
        this.customers = customers;
        this.outbox = outbox;
        this.audit = audit;
        this.screens = screens;
        this.clock = clock;
    }

    /**
     * Has a customer enriched in the background.
     *
     * @throws NotFound {@code customer.unknown}
     */
    public void request(Caller who, CustomerId id) {
        TenantId tenant = who.tenant();
        Customer customer = customers.get(tenant, id);
        try {
            request(who, customer);
        } catch (PersistenceException madeMeanwhile) {
            // Two first wishes for one customer at the same moment: now the row is there, or the second try says what is wrong.
            request(who, customer);
        }
    }

    private void request(Caller who, Customer customer) {
        TenantId tenant = who.tenant();
        CustomerId id = customer.id();
        store.change(tenant, em -> {
            Instant now = clock.instant();
            ProfileEntity profile = Rows.profile(em, id.value());
            if (profile != null && isUnderWay(profile, now)) {
                return;
            }
            Connection connection = Store.connection(em);
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("customer", id.toString()).put("run", begin(em, profile, id));
            outbox.publish(tenant, connection, NewEvent.of(REQUESTED, id.toString(), data));
            audit.record(who, connection, AuditEntry.of("profile.enrich", "customer", id.toString(), customer.name(), null));
            screens.profile(tenant, em, id.value());
        });
    }

    /** @throws NotFound {@code customer.unknown} */
    public View view(TenantId tenant, CustomerId id) {
        customers.get(tenant, id);
        return store.read(tenant, em -> new View(em.find(ProfileEntity.class, id.value()), facts(em, id)));
    }

    /** What is stored; empty when the customer was never enriched. */
    Optional<List<Fact>> stored(TenantId tenant, CustomerId id) {
        return store.read(tenant, em -> {
            ProfileEntity profile = em.find(ProfileEntity.class, id.value());
            return profile == null || profile.enrichedAt() == null ? Optional.empty()
                    : Optional.of(facts(em, id).stream().map(FactEntity::fact).toList());
        });
    }

    /** @return number of the run */
    int begin(TenantId tenant, CustomerId id) {
        return store.write(tenant, em -> begin(em, Rows.profile(em, id.value()), id));
    }

    boolean isWanted(TenantId tenant, CustomerId id, int run) {
        return store.read(tenant, em -> isWanted(em.find(ProfileEntity.class, id.value()), run));
    }

    /** Puts new facts in the place of those there are. */
    void keep(TenantId tenant, CustomerId id, int run, List<Fact> facts, String writer, String reason, String model) {
        store.change(tenant, em -> {
            ProfileEntity profile = Rows.profile(em, id.value());
            if (!isWanted(profile, run)) {
                return;
            }
            em.createQuery("DELETE FROM FactEntity f WHERE f.customerId = :customer").setParameter("customer", id.value()).executeUpdate();
            facts.forEach(fact -> em.persist(new FactEntity(Ids.next(), id.value(), fact)));
            profile.ready(writer, reason, model, clock.instant());
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("customer", id.toString()).put("facts", facts.size()).put("writer", writer);
            outbox.publish(tenant, Store.connection(em), NewEvent.of("profile.enriched", id.toString(), data));
            screens.profile(tenant, em, id.value());
        });
    }

    void failed(TenantId tenant, CustomerId id, int run, String error) {
        store.change(tenant, em -> {
            ProfileEntity profile = Rows.profile(em, id.value());
            if (isWanted(profile, run)) {
                profile.failed(error);
                screens.profile(tenant, em, id.value());
            }
        });
    }

    private int begin(EntityManager em, ProfileEntity known, CustomerId id) {
        ProfileEntity profile = known;
        if (profile == null) {
            profile = new ProfileEntity(id.value());
            profile.enriching(clock.instant());
            em.persist(profile);
            return profile.run();
        }
        return profile.enriching(clock.instant());
    }

    private static List<FactEntity> facts(EntityManager em, CustomerId id) {
        return em.createQuery("SELECT f FROM FactEntity f WHERE f.customerId = :customer ORDER BY f.id", FactEntity.class)
                .setParameter("customer", id.value()).getResultList();
    }

    private static boolean isWanted(ProfileEntity profile, int run) {
        return profile != null && profile.run() == run && profile.state() == ProfileEntity.State.ENRICHING;
    }

    private static boolean isUnderWay(ProfileEntity profile, Instant now) {
        return profile.state() == ProfileEntity.State.ENRICHING && profile.requestedAt().plus(STILL_ENRICHING).isAfter(now);
    }
}
