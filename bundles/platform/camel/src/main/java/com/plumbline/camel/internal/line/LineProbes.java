package com.plumbline.camel.internal.line;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks vendors that were away whether they are back, so that a plug-in becomes ready again without waiting for the next work. */
public final class LineProbes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LineProbes.class);
    private static final int SECONDS = 5;

    private final Set<CamelVendorContext> contexts = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plumbline-vendor-probe");
        thread.setDaemon(true);
        return thread;
    });

    public LineProbes() {
        clockwork.scheduleWithFixedDelay(this::probeAll, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    public void watch(CamelVendorContext context) {
        contexts.add(context);
    }

    public void forget(CamelVendorContext context) {
        contexts.remove(context);
    }

    private void probeAll() {
        for (CamelVendorContext context : contexts) {
            try {
                context.probe();
            } catch (RuntimeException e) {
                // The edge of a thread: a schedule that throws is never run again, and the other vendors wait to be asked.
                LOG.warn("The vendor of {} could not be probed", context.plugin(), e);
            }
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
