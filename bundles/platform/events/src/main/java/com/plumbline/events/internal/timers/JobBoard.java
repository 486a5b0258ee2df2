package com.plumbline.events.internal.timers;

import com.plumbline.events.TimedJob;
import com.plumbline.events.TimerListener;
import com.plumbline.events.TimerState;
import com.plumbline.events.TimerState.Result;
import com.plumbline.events.Timers;
import com.plumbline.events.internal.timers.Places.Place;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Every timed job of every company: what is due, what runs, how it went. */
final class JobBoard implements Timers {

    private static final Logger LOG = LoggerFactory.getLogger(JobBoard.class);

    /** A job as registered. */
    record Posted(TimedJob job, String plugin) {}

    private final TimerTable table;
    private final Clock clock;
    private final ExecutorService runners;
    private final Map<String, Posted> jobs = new ConcurrentSkipListMap<>();
    private final Set<TimerTable.Key> running = ConcurrentHashMap.newKeySet();
    /** Looked at since the start, for what was missed. */
    private final Set<TimerTable.Key> caughtUp = ConcurrentHashMap.newKeySet();
    private final List<TimerListener> listeners = new CopyOnWriteArrayList<>();
    /** Whose schedule has fired and whose turn has not come. */
    private final Map<TimerTable.Key, Instant> waiting = new ConcurrentHashMap<>();
    private final Places places = new Places();

    JobBoard(Store platform, Clock clock, ExecutorService runners) {
        this.table = new TimerTable(platform);
        this.clock = clock;
        this.runners = runners;
    }

    /** @param newCompanies {@code null} while nobody knows: then only the appliance's jobs run */
    void use(Companies newCompanies) {
        places.use(newCompanies);
    }

    void add(TimedJob job, String plugin) {
        if (!Schedule.isValid(job.cron())) {
            LOG.error("The timed job {} is left out: \"{}\" is not a Quartz expression", job.name(), job.cron());
        } else if (jobs.putIfAbsent(job.name(), new Posted(job, plugin)) != null) {
            LOG.error("There are two timed jobs named {}; the second is left out", job.name());
        }
    }

    void remove(TimedJob job) {
        jobs.values().removeIf(posted -> posted.job() == job);
    }

    void addListener(TimerListener listener) {
        listeners.add(listener);
    }

    void removeListener(TimerListener listener) {
        listeners.remove(listener);
    }

    void forget(TenantId tenant) {
        table.forget(tenant);
        caughtUp.removeIf(key -> key.tenant().equals(tenant));
        waiting.keySet().removeIf(key -> key.tenant().equals(tenant));
    }

    /** The schedules that somebody needs now. */
    Set<Schedule> schedules() {
        Set<Schedule> needed = new HashSet<>();
        jobs.values().forEach(posted -> places.zones(posted.job()).forEach(zone -> needed.add(new Schedule(posted.job().cron(), zone))));
        return needed;
    }

    /** A schedule's moment has come: starts every job of every company that goes by it, or lets it wait for its turn. */
    void fire(Schedule schedule) {
        Instant now = clock.instant();
        for (Posted posted : jobs.values()) {
            if (posted.job().cron().equals(schedule.cron())) {
                for (Place place : places.of(posted.job())) {
                    if (place.zone().equals(schedule.zone())) {
                        waiting.put(new TimerTable.Key(posted.job().name(), place.tenant()), now.plus(place.after()));
                    }
                }
            }
        }
        startWaiting();
    }

    /** Starts those whose turn has come; to be called about every second. */
    void startWaiting() {
        Instant now = clock.instant();
        waiting.forEach((key, turn) -> {
            Posted posted = turn.isAfter(now) ? null : jobs.get(key.job());
            if (posted != null && waiting.remove(key, turn)) {
                start(posted.job(), key.tenant(), true);
            }
        });
    }

    /** Starts what was missed while the appliance was off or a run that was cut short: each once, the first time it is seen. */
    void catchUp() {
        Instant now = clock.instant();
        List<TimerTable.Key> fresh = new ArrayList<>();
        for (Posted posted : jobs.values()) {
            for (Place place : places.of(posted.job())) {
                TimerTable.Key key = new TimerTable.Key(posted.job().name(), place.tenant());
                if (caughtUp.add(key)) {
                    TimerTable.Entry entry = table.find(key);
                    if (entry == null) {
                        fresh.add(key);
                    } else {
                        catchUp(posted.job(), place, key, entry, now);
                    }
                }
            }
        }
        if (!fresh.isEmpty()) {
            table.saveNew(fresh, now);
        }
    }

    private void catchUp(TimedJob job, Place place, TimerTable.Key key, TimerTable.Entry entry, Instant now) {
        Instant turn = place.turnAfter(job, entry.lastFire());
        if (isMissed(job, place, entry, now)) {
            LOG.info("Making up for a missed run of {} for {}", key.job(), key.tenant());
            start(job, place.tenant(), true);
        } else if (turn != null && !turn.minus(place.after()).isAfter(now)) {
            // Its schedule fired before the start, its turn is still to come.
            waiting.putIfAbsent(key, turn);
        }
    }

    private static boolean isMissed(TimedJob job, Place place, TimerTable.Entry entry, Instant now) {
        Instant turn = place.turnAfter(job, entry.lastFire());
        return entry.result() == Result.RUNNING || turn != null && !turn.isAfter(now);
    }

    @Override
    public List<TimerState> list(TenantId tenant) {
        List<TimerState> states = new ArrayList<>();
        for (Posted posted : jobs.values()) {
            places.of(posted.job(), tenant).ifPresent(place -> states.add(state(posted, place)));
        }
        return states;
    }

    private TimerState state(Posted posted, Place place) {
        TimedJob job = posted.job();
        TimerTable.Key key = new TimerTable.Key(job.name(), place.tenant());
        TimerTable.Entry entry = table.find(key);
        Instant now = clock.instant();
        TimerTable.Entry known = entry == null ? TimerTable.Entry.firstSeen(now) : entry;
        boolean missed = !running.contains(key) && entry != null && !caughtUp.contains(key) && isMissed(job, place, entry, now);
        return new TimerState(job.name(), job.title(), posted.plugin(), place.tenant(), job.cron(), place.zone(),
                waiting.getOrDefault(key, place.turnAfter(job, now)), known.startedAt(), missed ? Result.MISSED : known.result(), known.detail(), known.took());
    }

    @Override
    public void runNow(TenantId tenant, String name) {
        Posted posted = jobs.get(name);
        if (posted == null || places.of(posted.job(), tenant).isEmpty()) {
            throw new NotFound("timer", name);
        }
        if (!start(posted.job(), tenant, false)) {
            throw new RuleViolation("timer.running", posted.job().title() + " is running already. Wait until it has ended.");
        }
    }

    /** @return false when it is running already */
    private boolean start(TimedJob job, TenantId tenant, boolean scheduled) {
        TimerTable.Key key = new TimerTable.Key(job.name(), tenant);
        if (!running.add(key)) {
            if (scheduled) {
                LOG.info("{} for {} is still running; this time is left out", job.name(), tenant);
            }
            return false;
        }
        runners.execute(() -> run(key));
        return true;
    }

    private void run(TimerTable.Key key) {
        MDC.put("tenant", key.tenant().value());
        MDC.put("job", key.job());
        try {
            Posted posted = jobs.get(key.job());
            // It may have waited for a runner while its company was switched off.
            if (posted != null && places.of(posted.job(), key.tenant()).isPresent()) {
                caughtUp.add(key);
                Instant start = clock.instant();
                TimerTable.Entry entry = (table.find(key) == null ? TimerTable.Entry.firstSeen(start) : table.find(key)).running(start);
                save(key, entry);
                save(key, result(posted.job(), key, entry));
            }
        } catch (RuntimeException e) {
            // The edge of a thread: the result could not be stored, and is made up for after the next start.
            LOG.error("The run of {} for {} could not be recorded", key.job(), key.tenant(), e);
        } finally {
            running.remove(key);
            tell(key);
            MDC.remove("tenant");
            MDC.remove("job");
        }
    }

    private TimerTable.Entry result(TimedJob job, TimerTable.Key key, TimerTable.Entry entry) {
        long begin = System.nanoTime();
        try {
            String line = job.run(key.tenant());
            return entry.ended(Result.OK, line, Duration.ofNanos(System.nanoTime() - begin));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} for {} failed: {}", key.job(), key.tenant(), e.getMessage(), e);
            String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return entry.ended(Result.FAILED, text, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private void save(TimerTable.Key key, TimerTable.Entry entry) {
        table.save(key, entry);
        if (entry.result() == Result.RUNNING) {
            tell(key);
        }
    }

    private void tell(TimerTable.Key key) {
        Posted posted = jobs.get(key.job());
        if (posted == null) {
            return;
        }
        places.of(posted.job(), key.tenant()).ifPresent(place -> {
            TimerState state = state(posted, place);
            for (TimerListener listener : listeners) {
                try {
                    listener.changed(state);
                } catch (RuntimeException e) {
                    LOG.warn("{} could not follow a timed job", listener.getClass().getName(), e);
                }
            }
        });
    }
}
