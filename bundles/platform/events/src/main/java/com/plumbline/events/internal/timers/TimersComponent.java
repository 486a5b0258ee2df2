package com.plumbline.events.internal.timers;

import com.plumbline.events.TimedJob;
import com.plumbline.events.TimerListener;
import com.plumbline.events.TimerState;
import com.plumbline.events.Timers;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the board in step with jobs and companies as they come and go, and the clock in step with the board. */
@Component(service = {Timers.class, DatabaseListener.class, CompanyListener.class}, immediate = true)
public class TimersComponent implements Timers, DatabaseListener, CompanyListener {

    private static final Logger LOG = LoggerFactory.getLogger(TimersComponent.class);
    private static final int RUNNERS = 6;

    private final BundleContext bundle;
    private final JobBoard board;
    private final ThreadPoolExecutor runners = new ThreadPoolExecutor(RUNNERS, RUNNERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            task -> daemon(task, "plumbline-timed-job"));
    private final ScheduledExecutorService steps = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "plumbline-timers"));
    private Ticker ticker;

    @Activate
    public TimersComponent(BundleContext bundle, @Reference(target = "(osgi.unit.name=events-platform)") Store platform, @Reference Clock clock) {
        this.bundle = bundle;
        runners.allowCoreThreadTimeOut(true);
        board = new JobBoard(platform, clock, runners);
        // A little late, so that jobs and companies are there; each minute, so that a company's new zone or plug-in is seen.
        steps.scheduleWithFixedDelay(this::step, 5, 60, TimeUnit.SECONDS);
        steps.scheduleWithFixedDelay(this::turns, 1, 1, TimeUnit.SECONDS);
    }

    private void step() {
        try {
            if (ticker == null) {
                ticker = clockOf(bundle);
            }
            board.catchUp();
            ticker.set(board.schedules(), board::fire);
        } catch (RuntimeException | LinkageError e) {
            // The edge of a thread: the next minute tries again.
            LOG.error("Timed jobs could not be brought up to date", e);
        }
    }

    private void turns() {
        try {
            board.startWaiting();
        } catch (RuntimeException | LinkageError e) {
            // The edge of a thread: the next second tries again.
            LOG.error("Timed jobs whose turn has come could not be started", e);
        }
    }

    private static Ticker clockOf(BundleContext bundle) {
        OsgiDefaultCamelContext camel = new OsgiDefaultCamelContext(bundle);
        camel.getCamelContextExtension().setName("timers");
        camel.setApplicationContextClassLoader(TimersComponent.class.getClassLoader());
        camel.getShutdownStrategy().setTimeout(5);
        camel.start();
        return new QuartzClock(camel);
    }

    @Deactivate
    void deactivate() {
        steps.shutdownNow();
        if (ticker != null) {
            ticker.close();
        }
        runners.shutdown();
        try {
            // A run that is cut short is made up for after the next start.
            if (!runners.awaitTermination(10, TimeUnit.SECONDS)) {
                runners.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addJob(TimedJob job, Map<String, Object> properties) {
        board.add(job, (String) properties.get("plumbline.plugin"));
        soon();
    }

    void removeJob(TimedJob job) {
        board.remove(job);
        soon();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addCompanies(Companies companies) {
        board.use(companies);
        soon();
    }

    void removeCompanies(Companies companies) {
        board.use(null);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(TimerListener listener) {
        board.addListener(listener);
    }

    void removeListener(TimerListener listener) {
        board.removeListener(listener);
    }

    @Override
    public void changed(Company company) {
        soon();
    }

    @Override
    public void arrived(TenantId tenant) {
        soon();
    }

    @Override
    public void dropped(TenantId tenant) {
        board.forget(tenant);
    }

    private void soon() {
        if (!steps.isShutdown()) {
            steps.schedule(this::step, 2, TimeUnit.SECONDS);
        }
    }

    @Override
    public List<TimerState> list(TenantId tenant) {
        return board.list(tenant);
    }

    @Override
    public void runNow(TenantId tenant, String name) {
        board.runNow(tenant, name);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
