package com.plumbline.briefing.internal;

import com.plumbline.briefing.Category;
import com.plumbline.briefing.Confidence;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.briefing.internal.store.FactEntity;
import com.plumbline.briefing.internal.writer.Sensitive;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.rest.Fields;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people of the company say about facts: their own, corrections, which to keep and which not to believe. */
@Component(service = Facts.class)
public class Facts {

    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST = 400;

    /** @param text, pinned, refused {@code null}: as it is */
    public record Change(String text, Boolean pinned, Boolean refused) {}

    private final Store store;
    private final Customers customers;
    private final Profiles profiles;
    private final Audit audit;
    private final Screens screens;
    private final Clock clock;

    @Activate
    public Facts(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Customers customers, @Reference Profiles profiles,
            @Reference Audit audit, @Reference Screens screens, @Reference Clock clock) {
        this.store = store;
        this.customers = customers;
        this.profiles = profiles;
        this.audit = audit;
        this.screens = screens;
        this.clock = clock;
    }

    /**
     * @param label     what it is about; {@code null}: a note
     * @param expiresAt {@code null}: until somebody takes it away
     * @return id of the new fact
     * @throws RuleViolation {@code request.invalid}, {@code fact.sensitive}, {@code fact.category-off}, {@code profile.not-wanted}
     */
    public long add(Caller who, CustomerId id, String category, String label, String text, Instant expiresAt) {
        TenantId tenant = who.tenant();
        Customer customer = customers.get(tenant, id);
        profiles.refuseUnwanted(tenant, id);
        Instant now = clock.instant();
        Optional<Category> kind = Stream.of(Category.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(category)).findFirst();
        String about = label == null || label.isBlank() ? "Note" : label.strip();
        Fields.of().when(kind.isEmpty(), "category", "is one of home, family, personal").text("text", text, 1, LONGEST)
                .when(about.length() > LONGEST_LABEL, "label", "has more than " + LONGEST_LABEL + " characters")
                .when(expiresAt != null && !expiresAt.isAfter(now), "expiresAt", "is in the past").refuse();
        if (!profiles.categories(tenant).contains(kind.get())) {
            throw new RuleViolation("fact.category-off", "The company keeps no facts about " + category + ". An owner or admin can switch that on, under privacy.");
        }
        refuseSensitive(about + ": " + text);
        Fact fact = new Fact(kind.get(), about, text.strip(), "entered by " + who.name(), SourceKind.MANUAL, Confidence.HIGH, now, expiresAt);
        long number = Ids.next();
        store.change(tenant, em -> {
            em.persist(new FactEntity(number, id.value(), fact, now));
            told(who, em, customer, "profile.fact-add", number, "A fact about " + category + " was entered.");
        });
        return number;
    }

    /** @throws RuleViolation {@code request.invalid}, {@code fact.sensitive} @throws NotFound {@code customer.unknown}, {@code fact.unknown} */
    public void change(Caller who, CustomerId id, long factId, Change wanted) {
        Customer customer = customers.get(who.tenant(), id);
        if (wanted.text() != null) {
            Fields.of().text("text", wanted.text(), 1, LONGEST).refuse();
        }
        store.change(who.tenant(), em -> {
            FactEntity row = fact(em, customer, factId);
            String text = wanted.text() == null ? row.fact().value() : wanted.text().strip();
            if (!text.equals(row.fact().value())) {
                refuseSensitive(row.fact().label() + ": " + text);
                row.correct(text, who.name(), clock.instant());
                told(who, em, customer, "profile.fact-correct", factId, "A fact was corrected.");
            }
            if (wanted.pinned() != null && wanted.pinned() != row.isPinned()) {
                row.pin(wanted.pinned());
                told(who, em, customer, "profile.fact-pin", factId, wanted.pinned() ? "A fact was pinned." : "A fact is no longer pinned.");
            }
            if (wanted.refused() != null && wanted.refused() != row.isRefused()) {
                row.refuse(wanted.refused());
                told(who, em, customer, "profile.fact-refuse", factId, wanted.refused() ? "A fact was refused." : "A fact is no longer refused.");
            }
        });
    }

    /** For good; what a source says may be found again, a refused fact not. */
    public void delete(Caller who, CustomerId id, long factId) {
        Customer customer = customers.get(who.tenant(), id);
        store.change(who.tenant(), em -> {
            em.remove(fact(em, customer, factId));
            told(who, em, customer, "profile.fact-delete", factId, "A fact was taken away.");
        });
    }

    private void told(Caller who, EntityManager em, Customer customer, String action, long fact, String detail) {
        audit.record(who, Store.connection(em), AuditEntry.of(action, "customer", customer.id().toString(), customer.name(), detail + " " + BriefingIds.fact(fact)));
        screens.profile(who.tenant(), em, customer.id().value());
    }

    private static FactEntity fact(EntityManager em, Customer customer, long id) {
        FactEntity fact = em.find(FactEntity.class, id);
        if (fact == null || fact.customerId() != customer.id().value()) {
            throw new NotFound("fact", BriefingIds.fact(id));
        }
        return fact;
    }

    private static void refuseSensitive(String text) {
        Sensitive.of(text).ifPresent(kind -> {
            throw new RuleViolation("fact.sensitive", "This speaks about " + kind + ", which is not kept about customers, whoever says it. Leave that out.",
                    Map.of("text", "speaks about " + kind));
        });
    }
}
