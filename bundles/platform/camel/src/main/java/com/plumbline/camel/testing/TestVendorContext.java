package com.plumbline.camel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorLine;
import com.plumbline.camel.internal.event.EventComponent;
import com.plumbline.camel.internal.event.EventPort;
import com.plumbline.camel.internal.line.CallLog;
import com.plumbline.camel.internal.line.CamelVendorContext;
import com.plumbline.camel.internal.line.LineHealth;
import com.plumbline.camel.internal.line.RateLimits;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The same lines as in the appliance over a plain CamelContext; remembers states and calls. Close it after the test. */
public final class TestVendorContext implements VendorContext {

    private final List<String> states = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<EventHandler> handlers = new CopyOnWriteArrayList<>();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private final Set<TenantId> off = ConcurrentHashMap.newKeySet();
    private final AtomicLong eventIds = new AtomicLong();
    private final Clock clock;
    private final CamelVendorContext context;

    public TestVendorContext(String plugin, Clock clock) {
        this.clock = clock;
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent(EventComponent.SCHEME, new EventComponent(new Remembered()));
        this.context = new CamelVendorContext(plugin, camel,
                new CamelVendorContext.Surroundings(new Recorded(), (tenant, id) -> new Told(), new RateLimits(), tenant -> !off.contains(tenant), clock), closed -> {});
    }

    /** {@code ready}, {@code degraded: <reason>}, {@code down: <reason>}, in the order in which they were told. */
    public List<String> states() {
        return states;
    }

    /** From now on, nothing leaves for this company: it is not active. */
    public void switchOff(TenantId tenant) {
        off.add(tenant);
    }

    public void switchOn(TenantId tenant) {
        off.remove(tenant);
    }

    /** Gives an event to the routes that listen for it, as the appliance does after a commit. A failing route throws. */
    public void publish(TenantId tenant, String type, String subject, JsonNode data) {
        Event event = new Event(eventIds.incrementAndGet(), type, subject, data, Instant.now(clock), 1);
        for (EventHandler handler : handlers) {
            boolean listens = handler.types().stream().anyMatch(wanted -> wanted.equals(type) || wanted.equals("*")
                    || wanted.endsWith(".*") && type.startsWith(wanted.substring(0, wanted.length() - 1)));
            if (listens) {
                handler.handle(tenant, event);
            }
        }
    }

    /** What routes published, as {@code <company> <type> <subject> <data>}. */
    public List<String> published() {
        return published;
    }

    /** {@code <operation> <http status> <attempts>}, one per call that ended. */
    public List<String> calls() {
        return calls;
    }

    @Override
    public String plugin() {
        return context.plugin();
    }

    @Override
    public CamelContext camel() {
        return context.camel();
    }

    @Override
    public VendorLine connect(TenantId tenant, LineSettings settings) {
        return context.connect(tenant, settings);
    }

    @Override
    public void disconnect(TenantId tenant) {
        context.disconnect(tenant);
    }

    @Override
    public Optional<VendorLine> line(TenantId tenant) {
        return context.line(tenant);
    }

    @Override
    public VendorLine trial(TenantId tenant, LineSettings settings) {
        return context.trial(tenant, settings);
    }

    @Override
    public void close() {
        context.close();
    }

    private final class Remembered implements EventPort {
        @Override
        public Runnable listen(EventHandler handler) {
            handlers.add(handler);
            return () -> handlers.remove(handler);
        }

        @Override
        public long publish(TenantId tenant, NewEvent event) {
            published.add(tenant + " " + event.type() + " " + event.subject() + " " + event.data());
            return eventIds.incrementAndGet();
        }

        @Override
        public boolean concerns(TenantId tenant) {
            return true;
        }
    }

    private final class Told implements LineHealth.Listener {
        @Override
        public void ready() {
            states.add("ready");
        }

        @Override
        public void degraded(String reason) {
            states.add("degraded: " + reason);
        }

        @Override
        public void down(String reason) {
            states.add("down: " + reason);
        }
    }

    private final class Recorded implements CallLog {
        @Override
        public Entry begin(TenantId tenant, String plugin, VendorCall call) {
            return new Entry() {
                @Override
                public void done(int httpStatus, int attempts) {
                    calls.add(call.operation() + " " + httpStatus + " " + attempts);
                }

                @Override
                public void failed(int httpStatus, int attempts, VendorFailure failure) {
                    calls.add(call.operation() + " " + httpStatus + " " + attempts);
                }
            };
        }

        @Override
        public void note(TenantId tenant, String plugin, String operation, String error) {
            calls.add(operation + " " + error);
        }
    }
}
