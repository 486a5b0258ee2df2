package com.plumbline.camel.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.camel.WebhookAnswer;
import com.plumbline.camel.WebhookHandler;
import com.plumbline.camel.WebhookRequest;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

class HookDeliveryTest {

    private final Handler handler = new Handler();

    @ForEachStorage
    @Proves("NOT-02")
    void aRepetitionIsAnsweredAndHasNoEffect(Store store, TenantId acme) {
        HookDelivery delivery = new HookDelivery(store, Clock.systemUTC());

        WebhookAnswer first = delivery.deliver(acme, handler, event("SM1:sent"));
        WebhookAnswer again = delivery.deliver(acme, handler, event("SM1:sent"));
        delivery.deliver(acme, handler, event("SM1:delivered"));

        assertThat(first.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(200);
        assertThat(handler.received).containsExactly("SM1:sent", "SM1:delivered");
    }

    @ForEachStorage
    void repetitionsAtTheSameMomentHaveOneEffect(Store store, TenantId acme) {
        HookDelivery delivery = new HookDelivery(store, Clock.systemUTC());

        List<CompletableFuture<WebhookAnswer>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> delivery.deliver(acme, handler, event("SM1:sent")))).toList();

        assertThat(calls).allSatisfy(call -> assertThat(call.join().status()).isLessThan(300));
        assertThat(handler.received.size()).isLessThanOrEqualTo(4);
        handler.received.clear();
        delivery.deliver(acme, handler, event("SM1:sent"));
        assertThat(handler.received).isEmpty();
    }

    @ForEachStorage
    void whatFailedMayBeRepeatedByTheVendor(Store store, TenantId acme) {
        HookDelivery delivery = new HookDelivery(store, Clock.systemUTC());
        handler.broken = true;
        assertThatThrownBy(() -> delivery.deliver(acme, handler, event("SM1:sent"))).isInstanceOf(IllegalStateException.class);

        handler.broken = false;
        delivery.deliver(acme, handler, event("SM1:sent"));

        assertThat(handler.received).containsExactly("SM1:sent");
    }

    private static WebhookRequest event(String id) {
        return new WebhookRequest("POST", "/hooks/vendor/acme/status", null, Map.of(), id.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Handler implements WebhookHandler {
        private final List<String> received = new CopyOnWriteArrayList<>();
        private volatile boolean broken;

        @Override
        public String plugin() {
            return "vendor";
        }

        @Override
        public String kind() {
            return "status";
        }

        @Override
        public boolean genuine(TenantId tenant, WebhookRequest request) {
            return true;
        }

        @Override
        public String eventId(WebhookRequest request) {
            return request.text();
        }

        @Override
        public WebhookAnswer receive(TenantId tenant, Connection connection, WebhookRequest request) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            received.add(request.text());
            return WebhookAnswer.received();
        }
    }
}
