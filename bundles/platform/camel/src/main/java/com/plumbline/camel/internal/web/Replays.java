package com.plumbline.camel.internal.web;

import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorLine;
import com.plumbline.camel.WebhookHandler;
import com.plumbline.camel.WebhookRequest;
import com.plumbline.camel.internal.OpenLines;
import com.plumbline.camel.internal.log.IntegrationMessageEntity;
import com.plumbline.camel.internal.log.MessageReplay;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import java.net.URI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Does again what failed. A read is asked once more, which shows whether the vendor answers by now; what a vendor sent is handed
 * over as it was, without asking for its signature again. What we sent is not done again here: whether it arrived is known by the
 * domain that sent it, which has a replay of its own.
 */
@Component(service = MessageReplay.class)
public final class Replays implements MessageReplay {

    private final OpenLines lines;
    private final Hooks hooks;
    private final HookDelivery delivery;
    private final PayloadSeal seal;

    @Activate
    public Replays(@Reference OpenLines lines, @Reference Hooks hooks, @Reference HookDelivery delivery, @Reference PayloadSeal seal) {
        this.lines = lines;
        this.hooks = hooks;
        this.delivery = delivery;
        this.seal = seal;
    }

    @Override
    public void ask(TenantId tenant, IntegrationMessageEntity message) {
        VendorLine line = lines.find(message.plugin(), tenant).orElseThrow(() -> off(message.plugin()));
        URI asked = URI.create(message.request().substring("GET ".length()));
        if (!lines.sameVendor(message.plugin(), tenant, asked)) {
            throw new RuleViolation("integration-message.address-changed",
                    "The address of the connection has changed since; the call cannot be made again as it was.");
        }
        line.call(VendorCall.get(message.operation(), asked));
    }

    @Override
    public void handOver(TenantId tenant, String sealed) {
        PayloadSeal.Kept kept = seal.open(tenant, sealed);
        WebhookHandler handler = hooks.find(kept.plugin(), tenant, kept.kind()).orElseThrow(() -> off(kept.plugin()));
        delivery.deliver(tenant, handler, new WebhookRequest(kept.method(), kept.path(), kept.query(), kept.headers(), kept.body()));
    }

    private static RuleViolation off(String plugin) {
        return new RuleViolation("plugin.off", "The plug-in " + plugin + " is not connected. Connect it under Connections, then replay.");
    }
}
