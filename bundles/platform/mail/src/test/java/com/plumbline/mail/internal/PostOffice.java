package com.plumbline.mail.internal;

import com.plumbline.events.internal.JdbcOutbox;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.MailEntry;
import com.plumbline.mail.NewMail;
import com.plumbline.mail.spi.MailCarrier;
import com.plumbline.mail.spi.OutgoingMail;
import com.plumbline.mail.spi.SenderNames.SenderName;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The bundle over real stores, with a carrier whose answers the test decides. */
final class PostOffice implements Companies, AutoCloseable {

    /** @param as whose connection carried it */
    record Carried(TenantId as, OutgoingMail mail) {}

    final TestClock clock = new TestClock(Instant.parse("2026-11-22T09:00:00Z"));
    final List<Carried> carried = new CopyOnWriteArrayList<>();
    final Set<TenantId> connected = ConcurrentHashMap.newKeySet();
    final Map<TenantId, Company.State> states = new ConcurrentHashMap<>();
    final Map<TenantId, SenderName> names = new ConcurrentHashMap<>();
    final Set<String> unsubscribed = ConcurrentHashMap.newKeySet();
    volatile Consumer<OutgoingMail> answer = mail -> {};
    final StoredMail mail;
    final MailTable table;
    private final TestStorage storage;
    private final Carriers carriers = new Carriers();
    private final Bell bell = new Bell();
    private Postman postman;

    PostOffice(TestStorage storage) {
        this.storage = storage;
        this.table = new MailTable(storage.store("mail"), storage.store("mail-platform"));
        this.mail = new StoredMail(table, carriers, bell, clock);
        carriers.addCarrier(new Scripted());
        table.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM mail"));
        open();
    }

    void open() {
        postman = new Postman(table, carriers, bell, this, storage.databases(), new JdbcOutbox(clock), clock);
        postman.addNames(whose -> Optional.ofNullable(names.get(whose)));
        postman.addUnsubscribed((sender, address) -> unsubscribed.contains(address));
    }

    @Override
    public void close() {
        postman.deactivate();
    }

    String queue(TenantId sender, NewMail written) {
        return table.sql(sender, connection -> mail.queue(sender, connection, written));
    }

    MailEntry only(TenantId sender) {
        List<MailEntry> all = mail.list(sender, null, new Page.Request(1, 50)).items();
        if (all.size() != 1) {
            throw new AssertionError("One mail expected: " + all);
        }
        return all.get(0);
    }

    long events(TenantId sender, String type) {
        return storage.store("events").<Long>sql(sender,
                connection -> Sql.number(connection, "SELECT COUNT(*) AS n FROM event_outbox WHERE type = ?", type));
    }

    /** Until nothing waits for anything but the clock. */
    MailEntry settled(TenantId sender) {
        return until(sender, entry -> postman.isSettled(sender) && entry.state() != MailEntry.State.SENDING);
    }

    MailEntry until(TenantId sender, java.util.function.Predicate<MailEntry> expected) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        MailEntry entry = only(sender);
        while (!expected.test(entry)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Still " + entry);
            }
            Thread.onSpinWait();
            entry = only(sender);
        }
        return entry;
    }

    @Override
    public List<Company> all() {
        return storage.databases().all().stream().map(id -> find(id).orElseThrow()).toList();
    }

    @Override
    public Optional<Company> find(TenantId id) {
        return Optional.of(new Company(id, "Northwind Heating", ZoneOffset.UTC, states.getOrDefault(id, Company.State.ACTIVE), true));
    }

    private final class Scripted implements MailCarrier {

        @Override
        public String id() {
            return "scripted";
        }

        @Override
        public boolean ready(TenantId sender) {
            return connected.contains(sender);
        }

        @Override
        public String send(TenantId sender, OutgoingMail outgoing) {
            carried.add(new Carried(sender, outgoing));
            answer.accept(outgoing);
            return "taken-" + carried.size();
        }
    }
}
