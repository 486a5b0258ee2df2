package com.plumbline.camel.internal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.camel.WebhookHandler;
import com.plumbline.camel.WebhookRequest;
import com.plumbline.identity.Vault;
import com.plumbline.kernel.TenantId;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps a request that could not be handled until somebody replays it; sealed, since people's numbers and words stand in it. */
@Component(service = PayloadSeal.class)
public final class PayloadSeal {

    /** What is needed to hand it over again. */
    public record Kept(String plugin, String kind, String method, String path, String query, Map<String, String> headers, byte[] body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vault vault;

    @Activate
    public PayloadSeal(@Reference Vault vault) {
        this.vault = vault;
    }

    String seal(TenantId tenant, WebhookHandler handler, WebhookRequest request) {
        try {
            return vault.seal(JSON.writeValueAsString(new Kept(handler.plugin(), handler.kind(), request.method(), request.path(),
                    request.query(), request.headers(), request.body())), context(tenant));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Plain values can be written", impossible);
        }
    }

    /** @throws IllegalStateException when it was sealed with another key */
    public Kept open(TenantId tenant, String sealed) {
        try {
            return JSON.readValue(vault.unseal(sealed, context(tenant)), Kept.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What was kept cannot be read", broken);
        }
    }

    private static String context(TenantId tenant) {
        return "integration-payload/" + tenant;
    }
}
