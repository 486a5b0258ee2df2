package com.plumbline.itests.appliance;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.SynchronousBundleListener;

/** The bundles of the running container. */
final class Bundles {

    private static final Map<Integer, String> STATES = Map.of(
            Bundle.INSTALLED, "installed", Bundle.RESOLVED, "resolved", Bundle.STARTING, "starting",
            Bundle.STOPPING, "stopping", Bundle.UNINSTALLED, "uninstalled");

    /** Bundle to the service that says it is ready. */
    private static final Map<String, String> ASYNCHRONOUS = Map.of(
            "org.apache.felix.http.jetty12", "org.osgi.service.servlet.runtime.HttpServiceRuntime",
            "org.eclipse.osgitech.rest.servlet.whiteboard", "org.osgi.service.jakartars.runtime.JakartarsServiceRuntime");

    private final BundleContext context;

    /** @param probe any context; the framework's own is used, which outlives a refresh of the probe */
    Bundles(BundleContext probe) {
        this.context = probe.getBundle(Constants.SYSTEM_BUNDLE_ID).getBundleContext();
    }

    /**
     * Waits until every bundle is active (fragments: resolved) and what starts by itself afterwards has started: the probe
     * runs before the last start level is reached, and the web server waits for its configuration.
     */
    void awaitAllActive() throws InterruptedException {
        await("every bundle active, but not: ", this::notActive);
        await("services registered, but not: ", this::missingServices);
        await("configurations delivered, but not: ", Bundles::busyDelivery);
    }

    /** The web server starts inside the delivery of its configuration, and does not bear to be removed in the middle of it. */
    private static String busyDelivery() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith("CM "))
                .filter(entry -> Arrays.stream(entry.getValue()).anyMatch(frame -> frame.getMethodName().equals("run0")))
                .map(entry -> entry.getKey().getName())
                .collect(joining(", "));
    }

    private String missingServices() {
        return ASYNCHRONOUS.entrySet().stream()
                .filter(entry -> inventory().containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(service -> context.getServiceReference(service) == null)
                .collect(joining(", "));
    }

    /** @return name and state of what is not active, empty when all is well */
    String notActive() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && !isResolvedFragment(bundle))
                .map(bundle -> bundle.getSymbolicName() + " (" + STATES.get(bundle.getState()) + ")")
                .collect(joining(", "));
    }

    /** @return symbolic name to version, of every bundle */
    Map<String, String> inventory() {
        return Arrays.stream(context.getBundles())
                .collect(toMap(Bundle::getSymbolicName, bundle -> bundle.getVersion().toString(), (one, other) -> one + ", " + other));
    }

    private static boolean isResolvedFragment(Bundle bundle) {
        return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null && bundle.getState() == Bundle.RESOLVED;
    }

    /** Looks again whenever something in the framework changes, and now and then for what changes without an event. */
    private void await(String expectation, Supplier<String> missing) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Semaphore changes = new Semaphore(0);
        SynchronousBundleListener bundles = event -> changes.release();
        ServiceListener services = event -> changes.release();
        context.addBundleListener(bundles);
        context.addServiceListener(services);
        try {
            for (String last = missing.get(); !last.isEmpty(); last = missing.get()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(expectation + last);
                }
                changes.tryAcquire(50, TimeUnit.MILLISECONDS);
                changes.drainPermits();
            }
        } finally {
            context.removeBundleListener(bundles);
            context.removeServiceListener(services);
        }
    }
}
