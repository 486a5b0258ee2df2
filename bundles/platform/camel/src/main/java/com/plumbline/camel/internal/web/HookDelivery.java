package com.plumbline.camel.internal.web;

import com.plumbline.camel.WebhookAnswer;
import com.plumbline.camel.WebhookHandler;
import com.plumbline.camel.WebhookRequest;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Hands a verified request over once: what the vendor calls the event is remembered in the transaction in which it is handled, so
 * a repetition, also one at the same moment, finds it there.
 */
@Component(service = HookDelivery.class)
public final class HookDelivery {

    /** Handlers use a second connection of the company's pool inside the first; more at a time could wait for each other. */
    private static final int AT_A_TIME = 4;
    private static final WebhookAnswer KNOWN_ALREADY = new WebhookAnswer(200, null, "");

    private final Store store;
    private final Clock clock;
    private final Map<TenantId, Semaphore> places = new ConcurrentHashMap<>();

    @Activate
    public HookDelivery(@Reference(target = "(osgi.unit.name=camel)") Store store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws RuntimeException what the handler threw; then nothing is remembered and the vendor may repeat */
    WebhookAnswer deliver(TenantId tenant, WebhookHandler handler, WebhookRequest request) {
        String event = handler.eventId(request);
        Semaphore place = places.computeIfAbsent(tenant, any -> new Semaphore(AT_A_TIME));
        place.acquireUninterruptibly();
        try {
            return store.sql(tenant, connection -> known(connection, handler, event) ? KNOWN_ALREADY
                    : receive(tenant, connection, handler, event, request));
        } catch (PersistenceException failed) {
            if (store.sql(tenant, connection -> known(connection, handler, event))) {
                // A repetition that came at the same moment was quicker.
                return KNOWN_ALREADY;
            }
            throw failed;
        } finally {
            place.release();
        }
    }

    private static boolean known(Connection connection, WebhookHandler handler, String event) {
        return Sql.number(connection, "SELECT COUNT(*) AS n FROM webhook_receipt WHERE plugin = ? AND kind = ? AND event_id = ?",
                handler.plugin(), handler.kind(), event) > 0;
    }

    private WebhookAnswer receive(TenantId tenant, Connection connection, WebhookHandler handler, String event, WebhookRequest request) {
        Sql.update(connection, "INSERT INTO webhook_receipt (plugin, kind, event_id, received_at) VALUES (?, ?, ?, ?)",
                handler.plugin(), handler.kind(), event, clock.instant());
        return handler.receive(tenant, connection, request);
    }
}
