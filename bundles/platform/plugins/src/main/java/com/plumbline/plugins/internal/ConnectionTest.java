package com.plumbline.plugins.internal;

import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.plugins.Plugin;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.TestResult;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** <em>Test connection</em>: runs the plug-in's own test and always has an answer within {@value #LONGEST_SECONDS} seconds. */
@Component(service = ConnectionTest.class)
public class ConnectionTest {

    static final int LONGEST_SECONDS = 20;

    private static final Logger log = LoggerFactory.getLogger(ConnectionTest.class);

    private final Connections connections;
    private final ExecutorService threads;

    @Activate
    public ConnectionTest(@Reference Connections connections) {
        this.connections = connections;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "plugin-test");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Deactivate
    void deactivate() {
        threads.shutdownNow();
    }

    TestResult run(TenantId tenant, String id, PluginSettings settings) {
        Optional<Plugin> plugin = connections.running(id);
        if (plugin.isEmpty()) {
            return TestResult.fails("plugin.not-running", "The plug-in is installed but not running; the page System says what it waits for.");
        }
        Future<TestResult> asked = threads.submit(() -> plugin.get().test(tenant, settings));
        try {
            return asked.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            asked.cancel(true);
            return TestResult.fails("timeout", "No answer within " + LONGEST_SECONDS + " seconds. Check the address and the network.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return TestResult.fails("interrupted", "The appliance is stopping.");
        } catch (ExecutionException failed) {
            return failed(id, failed.getCause());
        }
    }

    private static TestResult failed(String id, Throwable cause) {
        if (cause instanceof VendorFailure vendor) {
            return TestResult.fails(vendor);
        }
        if (cause instanceof RuleViolation no) {
            return TestResult.fails(no.code(), no.getMessage());
        }
        if (cause instanceof NotFound nothing) {
            return TestResult.fails(nothing.code(), nothing.getMessage());
        }
        log.warn("The test of plug-in {} failed", id, cause);
        return TestResult.fails("unexpected", "The test itself failed; the log says why.");
    }
}
