package com.plumbline.camel.internal.web;

import com.plumbline.camel.WebhookHandler;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginGrants;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Knows the handlers and which company may be called through which. */
@Component(service = Hooks.class)
public final class Hooks {

    private record Address(String plugin, String kind) {}

    private final PluginGrants grants;
    private final Map<Address, WebhookHandler> handlers = new ConcurrentHashMap<>();

    @Activate
    public Hooks(@Reference PluginGrants grants) {
        this.grants = grants;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(WebhookHandler handler) {
        handlers.put(new Address(handler.plugin(), handler.kind()), handler);
    }

    void remove(WebhookHandler handler) {
        handlers.remove(new Address(handler.plugin(), handler.kind()), handler);
    }

    /** Empty for everything that is not exactly right: outsiders learn nothing about who is here. */
    Optional<WebhookHandler> find(String plugin, TenantId tenant, String kind) {
        return grants.enabled(tenant, plugin) ? Optional.ofNullable(handlers.get(new Address(plugin, kind))) : Optional.empty();
    }
}
