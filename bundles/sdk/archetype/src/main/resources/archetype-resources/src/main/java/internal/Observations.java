package ${package}.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import ${package}.internal.store.ObservationEntity;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was noted, in the company's own database. */
@Component(service = Observations.class)
public class Observations {

    private final Store store;
    private final Clock clock;

    @Activate
    public Observations(@Reference(target = "(osgi.unit.name=${artifactId})") Store store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Notes something once, whatever often it is told of. */
    void note(TenantId tenant, long id, String subject, String text) {
        store.change(tenant, em -> {
            if (em.find(ObservationEntity.class, id) == null) {
                em.persist(new ObservationEntity(id, subject, text, clock.instant()));
            }
        });
    }

    long add(TenantId tenant, String subject, String text) {
        long id = Ids.next();
        note(tenant, id, subject, text);
        return id;
    }

    /** Newest first. */
    Page<ObservationEntity> list(TenantId tenant, Page.Request page) {
        return store.read(tenant, em -> {
            List<ObservationEntity> items = em.createQuery("SELECT o FROM ObservationEntity o ORDER BY o.observedAt DESC, o.id DESC", ObservationEntity.class)
                    .setFirstResult(page.offset()).setMaxResults(page.pageSize()).getResultList();
            long total = em.createQuery("SELECT COUNT(o) FROM ObservationEntity o", Long.class).getSingleResult();
            return Page.of(items, page, total);
        });
    }
}
