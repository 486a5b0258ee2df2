package com.plumbline.camel.internal.log;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes orders to replay and carries them out one after the other, behind the request. */
@Component(service = ReplayDesk.class)
public final class ReplayDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayDesk.class);

    private final IntegrationMessages messages;
    private final MessageReplay replay;
    private final Audit audit;
    private final ExecutorService clerk = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "plumbline-replay");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public ReplayDesk(@Reference IntegrationMessages messages, @Reference MessageReplay replay, @Reference Audit audit) {
        this.messages = messages;
        this.replay = replay;
        this.audit = audit;
    }

    /**
     * @throws com.plumbline.kernel.NotFound {@code integration-message.unknown}
     * @throws RuleViolation {@code integration-message.not-replayable}
     */
    public IntegrationMessageEntity order(Caller who, String id) {
        IntegrationMessageEntity message = messages.get(who.tenant(), id);
        if (!message.replayable()) {
            throw new RuleViolation("integration-message.not-replayable", "This cannot be done again from here: "
                    + ("outbound".equals(message.direction()) ? "a message that was sent is replayed under Messages." : "it was handled."));
        }
        audit.record(who, null, new AuditEntry("integration-message.replay", "integration-message", Ids.text(IntegrationMessages.PREFIX, message.id()),
                message.operation(), null, null, null));
        clerk.execute(() -> carryOut(who.tenant(), message));
        return message;
    }

    private void carryOut(TenantId tenant, IntegrationMessageEntity message) {
        try {
            if ("outbound".equals(message.direction())) {
                replay.ask(tenant, message);
            } else {
                messages.payload(tenant, message.id()).ifPresent(sealed -> replay.handOver(tenant, sealed));
            }
            messages.handled(tenant, message.id());
        } catch (VendorFailure again) {
            LOG.debug("The replay of {} failed as well: {}", message.operation(), again.getMessage());
        } catch (RuntimeException failed) {
            // The edge of the clerk's thread; the message stays in the list and can be replayed again.
            LOG.warn("The replay of {} of {} failed", message.operation(), tenant, failed);
        }
    }

    @Deactivate
    void stop() {
        clerk.shutdown();
    }
}
