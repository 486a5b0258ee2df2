package com.plumbline.mail.internal;

import com.plumbline.events.Outbox;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.spi.SenderNames;
import com.plumbline.mail.spi.Unsubscribed;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.DatabaseListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round for whoever has mail: woken by a commit, else by the due time kept in memory. Senders side by side, the mails of one
 * after the other. At the start every database is looked through once for what the last stop left.
 */
@Component(service = {Postman.class, DatabaseListener.class}, immediate = true)
public class Postman implements DatabaseListener {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int ROUNDS = 4;
    /** While a mail waits for a carrier, or after a database failed. */
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int TICK_MILLIS = 500;
    private static final int SECONDS_TO_END = 10;

    private final MailTable table;
    private final Clock clock;
    private final Bell bell;
    private final Round round;
    private final List<SenderNames> names = new CopyOnWriteArrayList<>();
    private final List<Unsubscribed> unsubscribed = new CopyOnWriteArrayList<>();
    /** When a sender's box is looked into next; absent: nothing waits there. */
    private final Map<TenantId, Instant> boxes = new ConcurrentHashMap<>();
    private final Set<TenantId> unread = ConcurrentHashMap.newKeySet();
    private final Set<TenantId> walking = ConcurrentHashMap.newKeySet();
    private final ExecutorService rounds;
    private final ScheduledExecutorService watch;

    @Activate
    public Postman(@Reference MailTable table, @Reference Carriers carriers, @Reference Bell bell, @Reference Companies companies,
            @Reference CompanyDatabases databases, @Reference Outbox outbox, @Reference Clock clock) {
        this.table = table;
        this.clock = clock;
        this.bell = bell;
        this.round = new Round(table, carriers, companies, new Envelopes(companies, names), unsubscribed, outbox, clock);
        this.rounds = Executors.newFixedThreadPool(ROUNDS, threads("plumbline-mail"));
        this.watch = Executors.newSingleThreadScheduledExecutor(threads("plumbline-mail-watch"));
        unread.add(TenantId.PLATFORM);
        unread.addAll(databases.all());
        bell.listen(this::written);
        unread.forEach(sender -> boxes.put(sender, Instant.MIN));
        watch.scheduleWithFixedDelay(this::look, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void deactivate() {
        bell.listen(sender -> {});
        watch.shutdownNow();
        rounds.shutdown();
        try {
            // A mail that is just being handed over is noted as sent; all else stays in its box.
            rounds.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addNames(SenderNames source) {
        names.add(source);
    }

    void removeNames(SenderNames source) {
        names.remove(source);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addUnsubscribed(Unsubscribed list) {
        unsubscribed.add(list);
    }

    void removeUnsubscribed(Unsubscribed list) {
        unsubscribed.remove(list);
    }

    private void written(TenantId sender) {
        boxes.put(sender, Instant.MIN);
        send(sender);
    }

    @Override
    public void arrived(TenantId sender) {
        unread.add(sender);
        written(sender);
    }

    @Override
    public void dropped(TenantId sender) {
        boxes.remove(sender);
        unread.remove(sender);
    }

    /** Nothing of this sender waits for anything but the clock. */
    boolean isSettled(TenantId sender) {
        Instant due = boxes.get(sender);
        return !walking.contains(sender) && (due == null || due.isAfter(clock.instant()));
    }

    private void look() {
        Instant now = clock.instant();
        for (Map.Entry<TenantId, Instant> box : new ArrayList<>(boxes.entrySet())) {
            if (!box.getValue().isAfter(now) && round.mayLeave(box.getKey())) {
                send(box.getKey());
            }
        }
    }

    private void send(TenantId sender) {
        if (walking.add(sender)) {
            try {
                rounds.execute(() -> walk(sender));
            } catch (RejectedExecutionException stopping) {
                walking.remove(sender);
            }
        }
    }

    private void walk(TenantId sender) {
        try {
            boxes.remove(sender);
            if (unread.remove(sender)) {
                read(sender);
                return;
            }
            Round.Step step = Round.Step.ON;
            while (!rounds.isShutdown() && step == Round.Step.ON) {
                step = round.one(sender);
            }
            if (step == Round.Step.NO_CARRIER) {
                boxes.merge(sender, clock.instant().plus(PAUSE), Postman::earlier);
            } else {
                table.due(sender).ifPresent(due -> boxes.merge(sender, due, Postman::earlier));
            }
        } catch (NotFound gone) {
            log.debug("{} is gone, and its mails with it", sender, gone);
        } catch (RuntimeException failed) {
            // The edge of a thread: the database may be away for a moment.
            log.warn("Mails of {} wait: {}", sender, failed.getMessage(), failed);
            boxes.merge(sender, clock.instant().plus(PAUSE), Postman::earlier);
        } finally {
            walking.remove(sender);
            Instant meanwhile = boxes.get(sender);
            if (meanwhile != null && meanwhile.equals(Instant.MIN)) {
                send(sender);
            }
        }
    }

    private void read(TenantId sender) {
        try {
            table.reopen(sender, clock.instant()).ifPresent(due -> boxes.merge(sender, due, Postman::earlier));
        } catch (NotFound gone) {
            throw gone;
        } catch (RuntimeException failed) {
            unread.add(sender);
            throw failed;
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + '-' + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
