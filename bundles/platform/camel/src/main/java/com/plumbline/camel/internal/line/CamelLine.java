package com.plumbline.camel.internal.line;

import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.net.URI;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.ExchangeBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line as two Camel routes and an HTTP component of its own. */
final class CamelLine implements VendorLine {

    private static final Logger LOG = LoggerFactory.getLogger(CamelLine.class);

    private final CamelContext camel;
    private final ProducerTemplate template;
    private final String plugin;
    private final String name;
    private final String component;
    private final TenantId tenant;
    private final LineSettings settings;
    private final CallLog log;
    private final LineHealth health;
    private final Attempts attempts;

    CamelLine(CamelContext camel, ProducerTemplate template, String plugin, String name, String component, TenantId tenant,
            LineSettings settings, CallLog log, LineHealth health, Attempts attempts) {
        this.camel = camel;
        this.template = template;
        this.plugin = plugin;
        this.name = name;
        this.component = component;
        this.tenant = tenant;
        this.settings = settings;
        this.log = log;
        this.health = health;
        this.attempts = attempts;
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    URI base() {
        return settings.base();
    }

    @Override
    public VendorAnswer call(VendorCall call) {
        attempts.refuseUnlessActive(call);
        Map<String, String> identity = call.identified() ? settings.access().headers(this) : Map.of();
        try {
            return make(call, identity);
        } catch (VendorFailure failure) {
            if (failure.kind() == Kind.REFUSED && call.identified() && settings.access().renew(identity)) {
                return makeOnceMore(call);
            }
            health.callFailed(failure);
            throw failure;
        }
    }

    private VendorAnswer makeOnceMore(VendorCall call) {
        Map<String, String> identity = settings.access().headers(this);
        try {
            return make(call, identity);
        } catch (VendorFailure failure) {
            health.callFailed(failure);
            throw failure;
        }
    }

    private VendorAnswer make(VendorCall call, Map<String, String> identity) {
        Run run = new Run(call, identity, log.begin(tenant, plugin, call));
        Exchange exchange = ExchangeBuilder.anExchange(camel).build();
        run.attachTo(exchange);
        template.send(LineRoutes.call(name), exchange);
        if (run.answer != null && exchange.getException() == null) {
            run.log.done(run.httpStatus, run.attempts);
            return run.answer;
        }
        VendorFailure failure = whatWentWrong(run, exchange.getException());
        run.log.failed(run.httpStatus, run.attempts, failure);
        throw failure;
    }

    private VendorFailure whatWentWrong(Run run, Exception thrown) {
        if (thrown instanceof VendorFailure said) {
            return said;
        }
        return new VendorFailure(plugin, run.call.operation(), Kind.UNAVAILABLE, Attempts.CLOSED,
                settings.vendorName() + " was disconnected while it was being called.", null, null, thrown);
    }

    /** Called now and then; asks the vendor how it is when nobody else does. */
    void probeIfWanted() {
        if (settings.probe() == null || !health.wantsProbe()) {
            return;
        }
        try {
            call(settings.probe());
        } catch (VendorFailure stillAway) {
            LOG.debug("{} of {} does not work yet: {}", plugin, tenant, stillAway.getMessage());
        }
    }

    @Override
    public void note(String operation, String error) {
        log.note(tenant, plugin, operation, error);
    }

    @Override
    public void close() {
        attempts.close();
        try {
            for (String route : new String[] {LineRoutes.callId(name), LineRoutes.attemptId(name)}) {
                camel.getRouteController().stopRoute(route);
                camel.removeRoute(route);
            }
            camel.removeEndpoints("direct:" + name + ".*");
            camel.removeEndpoints(component + ":*");
            camel.removeComponent(component);
        } catch (Exception e) {
            // Camel declares no less; the caller logs that the plug-in did not let go cleanly.
            throw new RuntimeCamelException("Routes and end points of " + name + " cannot be removed", e);
        }
    }
}
