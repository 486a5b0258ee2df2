package com.plumbline.camel.internal.line;

import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorContext;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.TenantId;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpComponent;

/** A plug-in's CamelContext with the lines of its companies. */
public final class CamelVendorContext implements VendorContext {

    private static final int SHUTDOWN_SECONDS = 10;

    /**
     * What all contexts of the appliance have in common.
     *
     * @param gate whether anything may leave for this company now; asked before every attempt
     */
    public record Surroundings(CallLog log, LineStates states, RateLimits limits, Predicate<TenantId> gate, Clock clock) {}

    private final String plugin;
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Surroundings around;
    private final Consumer<CamelVendorContext> whenClosed;
    private final Map<TenantId, CamelLine> lines = new ConcurrentHashMap<>();
    private final AtomicInteger trials = new AtomicInteger();

    /** Starts {@code camel}, which from then on belongs to the new object. */
    public CamelVendorContext(String plugin, CamelContext camel, Surroundings around, Consumer<CamelVendorContext> whenClosed) {
        this.plugin = plugin;
        this.camel = camel;
        this.around = around;
        this.whenClosed = whenClosed;
        camel.getCamelContextExtension().setName(plugin);
        camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        camel.start();
        this.template = camel.createProducerTemplate();
    }

    @Override
    public String plugin() {
        return plugin;
    }

    @Override
    public CamelContext camel() {
        return camel;
    }

    @Override
    public synchronized VendorLine connect(TenantId tenant, LineSettings settings) {
        disconnect(tenant);
        LineHealth health = new LineHealth(around.states().of(tenant, plugin), around.clock());
        CamelLine line = open(tenant, tenant.value(), settings, around.log(), health);
        lines.put(tenant, line);
        return line;
    }

    @Override
    public synchronized void disconnect(TenantId tenant) {
        CamelLine line = lines.remove(tenant);
        if (line != null) {
            line.close();
        }
    }

    @Override
    public Optional<VendorLine> line(TenantId tenant) {
        return Optional.ofNullable(lines.get(tenant));
    }

    /** Where the company's line leads. */
    public Optional<URI> base(TenantId tenant) {
        return Optional.ofNullable(lines.get(tenant)).map(CamelLine::base);
    }

    @Override
    public VendorLine trial(TenantId tenant, LineSettings settings) {
        LineSettings once = settings.attempts(1, settings.firstPause(), settings.longestPause()).trip(Integer.MAX_VALUE, settings.restFor());
        return open(tenant, tenant.value() + "-trial-" + trials.incrementAndGet(), once, CallLog.NONE,
                new LineHealth(LineStates.NOBODY, around.clock()));
    }

    private CamelLine open(TenantId tenant, String suffix, LineSettings settings, CallLog log, LineHealth health) {
        String name = plugin + "-" + suffix;
        String component = "vendor-" + suffix;
        camel.addComponent(component, http(settings));
        RateLimit limit = around.limits().of(tenant, plugin, settings.callsPerSecond());
        Breaker breaker = new Breaker(settings.tripAfter(), settings.restFor(), System::nanoTime);
        Pauses pauses = new Pauses(settings.firstPause(), settings.longestPause(), () -> ThreadLocalRandom.current().nextDouble());
        Attempts attempts = new Attempts(plugin, settings, () -> around.gate().test(tenant), limit, breaker, health, pauses, around.clock());
        String base = settings.base().toString();
        try {
            camel.addRoutes(new LineRoutes(name, component + "://" + base + "?throwExceptionOnFailure=false&copyHeaders=false", attempts));
        } catch (Exception e) {
            // Camel declares no less; the caller shows it as the plug-in's state.
            throw new RuntimeCamelException("Routes of " + name + " cannot be made", e);
        }
        return new CamelLine(camel, template, plugin, name, component, tenant, settings, log, health, attempts);
    }

    /** Camel's HTTP client without anything that repeats, redirects or remembers by itself. */
    private static HttpComponent http(LineSettings settings) {
        HttpComponent http = new HttpComponent();
        http.setConnectTimeout(settings.connectWithin().toMillis());
        http.setResponseTimeout(settings.answerWithin().toMillis());
        http.setSoTimeout(settings.answerWithin().toMillis());
        http.setConnectionRequestTimeout(settings.answerWithin().toMillis());
        http.setFollowRedirects(false);
        http.setCookieManagementDisabled(true);
        http.setUserAgent("Plumbline");
        http.setHttpClientConfigurer(client -> client
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
                .addExecInterceptorFirst("answer-reader",
                        new AnswerReader(settings.answerBytes(), settings.answerWithin(), System::nanoTime)));
        return http;
    }

    /** See {@link CamelLine#probeIfWanted}. */
    void probe() {
        lines.values().forEach(CamelLine::probeIfWanted);
    }

    @Override
    public void close() {
        lines.keySet().forEach(this::disconnect);
        camel.stop();
        whenClosed.accept(this);
    }
}
