package com.plumbline.customers.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.Note;
import com.plumbline.customers.Notes;
import com.plumbline.customers.internal.store.NoteEntity;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notes written here. */
@Component
public class StoredNotes implements Notes {

    private static final String OURS = "plumbline";

    private final Store store;
    private final Customers customers;
    private final Clock clock;

    @Activate
    public StoredNotes(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference Customers customers, @Reference Clock clock) {
        this.store = store;
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public List<Note> about(TenantId tenant, CustomerId customer) {
        return find(tenant, "customerId", customer.value());
    }

    @Override
    public List<Note> about(TenantId tenant, LocationId location) {
        return find(tenant, "locationId", location.value());
    }

    @Override
    public Note add(TenantId tenant, CustomerId customer, String text, boolean pinned, String author) {
        customers.get(tenant, customer);
        return save(tenant, customer.value(), null, text, pinned, author);
    }

    @Override
    public Note add(TenantId tenant, LocationId location, String text, boolean pinned, String author) {
        customers.location(tenant, location);
        return save(tenant, null, location.value(), text, pinned, author);
    }

    private List<Note> find(TenantId tenant, String field, long id) {
        return store.read(tenant, em -> em
                .createQuery("select n from NoteEntity n where n." + field + " = :id order by n.pinned desc, n.writtenAt desc, n.id desc", NoteEntity.class)
                .setParameter("id", id).getResultList().stream().map(StoredNotes::note).toList());
    }

    private Note save(TenantId tenant, Long customer, Long location, String text, boolean pinned, String author) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw new RuleViolation("request.invalid", "A note has 1 to " + LONGEST + " characters.",
                    Map.of("text", stripped.isEmpty() ? "is missing" : "has more than " + LONGEST + " characters"));
        }
        return store.write(tenant, em -> {
            NoteEntity note = new NoteEntity(Ids.next(), customer, location, stripped, pinned, author, clock.instant());
            em.persist(note);
            return note(note);
        });
    }

    private static Note note(NoteEntity note) {
        return new Note(Ids.text("nte", note.id()), note.text(), note.pinned(), note.writtenAt(), note.author(), OURS);
    }
}
