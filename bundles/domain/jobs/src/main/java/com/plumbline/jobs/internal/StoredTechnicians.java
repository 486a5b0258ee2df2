package com.plumbline.jobs.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.Technician;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.jobs.Technicians;
import com.plumbline.jobs.internal.store.TechnicianPhoneEntity;
import com.plumbline.jobs.internal.store.TechnicianRows;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Technicians as mirrored, with the numbers entered here. */
@Component(service = {Technicians.class, StoredTechnicians.class})
public class StoredTechnicians implements Technicians {

    private final Store store;
    private final Outbox outbox;
    private final Audit audit;
    private final LiveHub live;
    private final Clock clock;
    private final JobMemory memory;

    @Activate
    public StoredTechnicians(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Outbox outbox, @Reference Audit audit,
            @Reference LiveHub live, @Reference Clock clock, @Reference JobMemory memory) {
        this.store = store;
        this.outbox = outbox;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
        this.memory = memory;
    }

    @Override
    public Technician get(TenantId tenant, TechnicianId id) {
        return find(tenant, id).orElseThrow(() -> new NotFound("technician", id));
    }

    @Override
    public Optional<Technician> find(TenantId tenant, TechnicianId id) {
        return all(tenant).stream().filter(technician -> technician.id().equals(id)).findFirst();
    }

    @Override
    public Map<TechnicianId, Technician> byIds(TenantId tenant, Collection<TechnicianId> ids) {
        Map<TechnicianId, Technician> found = new HashMap<>();
        all(tenant).stream().filter(technician -> ids.contains(technician.id())).forEach(technician -> found.put(technician.id(), technician));
        return found;
    }

    @Override
    public List<Technician> list(TenantId tenant, String text, Boolean active) {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return all(tenant).stream()
                .filter(technician -> active == null || active == technician.active())
                .filter(technician -> shown(technician).contains(wanted))
                .toList();
    }

    /** Jobs with a visit in that time, by technician; who has none is left out. */
    public Map<Long, Integer> jobs(TenantId tenant, Instant from, Instant to) {
        return reading(tenant, connection -> TechnicianRows.jobs(connection, from, to));
    }

    @Override
    public Technician overridePhone(Caller who, TechnicianId id, PhoneNumber phone, Long version) {
        try {
            Technician changed = store.write(who.tenant(), em -> override(em, who, id, phone, version));
            live.publish(who.tenant(), "technicians", "changed", List.of(id.toString()), null);
            return changed;
        } catch (OptimisticLockException meanwhile) {
            throw conflict(id);
        }
    }

    private Technician override(EntityManager em, Caller who, TechnicianId id, PhoneNumber phone, Long version) {
        Connection connection = Store.connection(em);
        Technician before = Optional.ofNullable(TechnicianRows.byIds(connection, List.of(id)).get(id))
                .orElseThrow(() -> new NotFound("technician", id));
        if (version != null && version != before.version()) {
            throw conflict(id);
        }
        TechnicianPhoneEntity entity = em.find(TechnicianPhoneEntity.class, id.value());
        if (entity == null) {
            entity = new TechnicianPhoneEntity(id.value());
            em.persist(entity);
        }
        entity.set(phone == null ? null : phone.e164(), before.phone().mirrored(), who.name(), clock.instant());
        em.flush();
        memory.techniciansChanged(who.tenant(), connection);
        audit.record(who, connection, AuditEntry.of("technician.phone", "technician", id.toString(), before.name(),
                phone == null ? "The number of the source is used again." : "A number entered here is used.")
                .changing(masked(before.phone().override()), masked(phone)));
        outbox.publish(who.tenant(), connection, NewEvent.of("technician.changed", id.toString(), null));
        return TechnicianRows.byIds(connection, List.of(id)).get(id);
    }

    private List<Technician> all(TenantId tenant) {
        return memory.technicians().get(tenant, true, () -> reading(tenant, TechnicianRows::all));
    }

    private <T> T reading(TenantId tenant, Function<Connection, T> work) {
        return store.read(tenant, em -> work.apply(Store.connection(em)));
    }

    private static RuleViolation conflict(TechnicianId id) {
        return new RuleViolation("edit.conflict", "Somebody else changed this technician (" + id + ") meanwhile. Reload, and enter the number again.");
    }

    private static ObjectNode masked(PhoneNumber phone) {
        return JsonNodeFactory.instance.objectNode().put("override", phone == null ? null : phone.masked());
    }

    private static String shown(Technician technician) {
        return (technician.name() + "\n" + technician.team() + "\n" + technician.businessUnit() + "\n" + technician.phone().mirrored() + "\n"
                + technician.phone().effective().map(PhoneNumber::e164).orElse("")).toLowerCase(Locale.ROOT);
    }
}
