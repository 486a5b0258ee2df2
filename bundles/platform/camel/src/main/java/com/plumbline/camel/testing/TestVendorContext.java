package com.plumbline.camel.testing;

import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorLine;
import com.plumbline.camel.internal.line.CallLog;
import com.plumbline.camel.internal.line.CamelVendorContext;
import com.plumbline.camel.internal.line.LineHealth;
import com.plumbline.camel.internal.line.RateLimits;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The same lines as in the appliance over a plain CamelContext; remembers states and calls. Close it after the test. */
public final class TestVendorContext implements VendorContext {

    private final List<String> states = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CamelVendorContext context;

    public TestVendorContext(String plugin, Clock clock) {
        this.context = new CamelVendorContext(plugin, new DefaultCamelContext(),
                new CamelVendorContext.Surroundings(new Recorded(), (tenant, id) -> new Told(), new RateLimits(), clock), () -> {});
    }

    /** {@code ready}, {@code degraded: <reason>}, {@code down: <reason>}, in the order in which they were told. */
    public List<String> states() {
        return states;
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
