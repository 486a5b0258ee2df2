package com.plumbline.events.internal;

import com.plumbline.events.DeadLetterListener;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who want to know that a company's dead letters changed; none of them can harm the delivery. */
@Component(service = DeadLetterNews.class)
public class DeadLetterNews {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterNews.class);

    private final List<DeadLetterListener> listeners = new CopyOnWriteArrayList<>();

    private final Store store;

    @Activate
    public DeadLetterNews(@Reference(target = "(osgi.unit.name=events)") Store store) {
        this.store = store;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(DeadLetterListener listener) {
        listeners.add(listener);
    }

    public void removeListener(DeadLetterListener listener) {
        listeners.remove(listener);
    }

    public void tell(TenantId company) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            long now = store.<Long>sql(company, connection -> Sql.number(connection, "SELECT COUNT(*) AS n FROM event_delivery WHERE dead = 1"));
            listeners.forEach(listener -> listener.changed(company, now));
        } catch (RuntimeException failed) {
            // The edge towards other bundles, on the thread that delivers.
            LOG.warn("Not everybody could be told of dead letters of {}", company, failed);
        }
    }
}
