package com.plumbline.briefing.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.briefing.Category;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.profile.Conflicts;
import com.plumbline.briefing.internal.profile.FactLife;
import com.plumbline.briefing.internal.store.FactEntity;
import com.plumbline.briefing.internal.store.ProfileEntity;
import com.plumbline.briefing.internal.store.Rows;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Privacy;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    public record View(ProfileEntity profile, List<FactEntity> facts) {

        /** Facts that contradict each other: id → the others' ids. */
        public Map<Long, List<Long>> conflicts() {
            return Conflicts.of(facts);
        }
    }

    private final Store store;
    private final Customers customers;
    private final Privacy privacy;
    private final Outbox outbox;
    private final Audit audit;
    private final Screens screens;
    private final Clock clock;

    @Activate
    public Profiles(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Customers customers, @Reference Privacy privacy,
            @Reference Outbox outbox, @Reference Audit audit, @Reference Screens screens, @Reference Clock clock) {
        this.store = store;
        this.customers = customers;
        this.privacy = privacy;
        this.outbox = outbox;
        this.audit = audit;
        this.screens = screens;
        this.clock = clock;
    }

    /**
     * Has a customer enriched in the background.
     *
     * @throws NotFound {@code customer.unknown}
     * @throws RuleViolation {@code profile.not-wanted}
     */
    public void request(Caller who, CustomerId id) {
        TenantId tenant = who.tenant();
        Customer customer = customers.get(tenant, id);
        refuseUnwanted(tenant, id);
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
        Instant now = clock.instant();
        return store.read(tenant, em -> new View(em.find(ProfileEntity.class, id.value()), facts(em, id).stream().filter(fact -> !fact.isExpired(now)).toList()));
    }

    /** What a briefing may be written from; empty when the customer was never enriched, no facts at all when he does not want to be. */
    Optional<List<Fact>> stored(TenantId tenant, CustomerId id) {
        if (!isWanted(tenant, id)) {
            return Optional.of(List.of());
        }
        return store.read(tenant, em -> {
            ProfileEntity profile = em.find(ProfileEntity.class, id.value());
            return profile == null || profile.enrichedAt() == null ? Optional.empty()
                    : Optional.of(counting(tenant, facts(em, id)).stream().map(FactEntity::fact).toList());
        });
    }

    /** Of the facts that count, by what finds them: the ids under which people see them. */
    Map<Fact, String> ids(TenantId tenant, CustomerId id) {
        return store.read(tenant, em -> facts(em, id).stream().collect(Collectors.toMap(FactEntity::fact, fact -> BriefingIds.fact(fact.id()), (one, same) -> one)));
    }

    /** Whether facts about the customer may be gathered and kept. */
    boolean isWanted(TenantId tenant, CustomerId id) {
        return privacy.of(tenant, id).enrichment();
    }

    /** Categories that the company has not switched off. */
    Set<Category> categories(TenantId tenant) {
        PrivacySettings.Categories on = privacy.settings(tenant).categories();
        return Stream.of(Category.values()).filter(category -> switch (category) {
            case HOME -> on.home();
            case FAMILY -> on.family();
            case PERSONAL -> on.personal();
        }).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws RuleViolation {@code profile.not-wanted} */
    void refuseUnwanted(TenantId tenant, CustomerId id) {
        if (!isWanted(tenant, id)) {
            throw new RuleViolation("profile.not-wanted", "Facts about this customer are not wanted. That stands on the customer's page, under privacy.");
        }
    }

    private List<FactEntity> counting(TenantId tenant, List<FactEntity> facts) {
        Instant now = clock.instant();
        Set<Category> on = categories(tenant);
        return Conflicts.settled(facts.stream().filter(fact -> !fact.isRefused() && !fact.isExpired(now) && on.contains(fact.fact().category())).toList());
    }

    /** @return number of the run */
    int begin(TenantId tenant, CustomerId id) {
        return store.write(tenant, em -> begin(em, Rows.profile(em, id.value()), id));
    }

    boolean isWanted(TenantId tenant, CustomerId id, int run) {
        return store.read(tenant, em -> isWanted(em.find(ProfileEntity.class, id.value()), run));
    }

    /**
     * Puts what was found in the place of what there is; a fact that is found again keeps its id. What people have decided about stays
     * as they left it. Keeps nothing about a customer who does not want it.
     */
    void keep(TenantId tenant, CustomerId id, int run, List<Fact> found, String writer, String reason, String model) {
        PrivacySettings settings = privacy.settings(tenant);
        Set<Category> on = categories(tenant);
        boolean wanted = isWanted(tenant, id);
        store.change(tenant, em -> {
            ProfileEntity profile = Rows.profile(em, id.value());
            if (!isWanted(profile, run)) {
                return;
            }
            Instant now = clock.instant();
            List<Fact> fit = wanted ? found.stream().filter(fact -> on.contains(fact.category())).map(fact -> FactLife.limited(fact, now, settings)).toList() : List.of();
            merge(em, id, fit, now);
            profile.ready(writer, reason, model, now);
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("customer", id.toString()).put("facts", fit.size()).put("writer", writer);
            outbox.publish(tenant, Store.connection(em), NewEvent.of("profile.enriched", id.toString(), data));
            screens.profile(tenant, em, id.value());
        });
    }

    private static void merge(EntityManager em, CustomerId id, List<Fact> found, Instant now) {
        List<FactEntity> free = new ArrayList<>(facts(em, id));
        Set<String> decided = free.stream().filter(FactEntity::isHeld).map(FactEntity::originKey).collect(Collectors.toSet());
        free.removeIf(FactEntity::isHeld);
        for (Fact fact : found) {
            String key = FactEntity.key(fact);
            if (decided.contains(key)) {
                continue;
            }
            // Several may differ in their numbers only: the one that says the very same comes first.
            Optional<FactEntity> known = free.stream().filter(row -> row.originKey().equals(key))
                    .min(Comparator.comparing(row -> !row.fact().value().equals(fact.value())));
            known.ifPresentOrElse(row -> {
                row.found(fact, now);
                free.remove(row);
            }, () -> em.persist(new FactEntity(Ids.next(), id.value(), fact, now)));
        }
        free.forEach(em::remove);
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

    static List<FactEntity> facts(EntityManager em, CustomerId id) {
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
