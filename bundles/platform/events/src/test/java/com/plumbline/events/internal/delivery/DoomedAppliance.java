package com.plumbline.events.internal.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.events.RetryPolicy;
import com.plumbline.events.internal.JdbcOutbox;
import com.plumbline.events.internal.Outgoing;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.DoomedProcess;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A process that publishes and handles until it is killed; see {@link KillTest}. Each event is published with its cause, a
 * row, in one transaction; each handler writes its effect, a row, in one transaction with {@code firstTime}.
 *
 * <p>Arguments: folder, {@code publish} or {@code drain} (handle what is left, then end), database address for PostgreSQL.
 */
final class DoomedAppliance {

    static final TenantId COMPANY = TenantId.of("doomed");
    static final String[] HANDLERS = {"steady", "shaky"};

    private final Store store;
    private final JdbcOutbox outbox;
    private final Dispatcher dispatcher;

    private DoomedAppliance(TestStorage storage) {
        Outgoing outgoing = new Outgoing();
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        storage.databases().create(COMPANY);
        store = storage.store("kill");
        outbox = new JdbcOutbox(clock, outgoing);
        dispatcher = new Dispatcher(storage.store("events"), storage.store("events-platform"), storage.databases(), outgoing, clock, 6);
        dispatcher.start();
        for (String handler : HANDLERS) {
            dispatcher.add(new Recording(handler));
        }
    }

    public static void main(String[] args) {
        TestStorage storage = TestStorage.lasting(Path.of(args[0]), args.length > 2 ? args[2] : null);
        DoomedAppliance appliance = new DoomedAppliance(storage);
        System.out.println(DoomedProcess.READY);
        if (args[1].equals("publish")) {
            for (int thread = 0; thread < 3; thread++) {
                String subject = "job_" + thread;
                new Thread(() -> appliance.publishForEver(subject)).start();
            }
        } else {
            Post.await(() -> appliance.dispatcher.isSettled(COMPANY) && appliance.nothingWaits(), () -> "not everything is delivered");
            appliance.dispatcher.close();
            storage.close();
        }
    }

    private void publishForEver(String subject) {
        for (;;) {
            store.sql(COMPANY, connection -> {
                long cause = Ids.next();
                insert(connection, "INSERT INTO cause (id, subject) VALUES (?, ?)", cause, subject);
                NewEvent now = NewEvent.of("cause.happened", subject, JsonNodeFactory.instance.objectNode().put("cause", cause));
                outbox.publish(COMPANY, connection, now);
                if (ThreadLocalRandom.current().nextInt(10) == 0) {
                    long later = Ids.next();
                    insert(connection, "INSERT INTO cause (id, subject) VALUES (?, ?)", later, "later_" + later);
                    outbox.publish(COMPANY, connection, NewEvent.later("cause.happened", "later_" + later,
                            JsonNodeFactory.instance.objectNode().put("cause", later), Clock.systemUTC().instant().plusMillis(300), "later " + later));
                }
                return null;
            });
        }
    }

    private boolean nothingWaits() {
        return store.sql(COMPANY, connection -> {
            for (String table : new String[] {"event_outbox", "event_later", "event_delivery"}) {
                try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM " + table); var rows = query.executeQuery()) {
                    rows.next();
                    if (rows.getInt(1) > 0) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    private static void insert(Connection connection, String sql, long id, String subject) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, id);
            insert.setString(2, subject);
            insert.executeUpdate();
        }
    }

    private final class Recording implements EventHandler {

        private final String name;

        Recording(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> types() {
            return Set.of("cause.*");
        }

        @Override
        public RetryPolicy retry() {
            return new RetryPolicy(1000, Duration.ofMillis(5), Duration.ofMillis(50));
        }

        @Override
        public void handle(TenantId tenant, Event event) {
            store.sql(tenant, connection -> {
                if (outbox.firstTime(connection, name, event.id())) {
                    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO effect (id, cause_id, subject, handler) VALUES (?, ?, ?, ?)")) {
                        insert.setLong(1, Ids.next());
                        insert.setLong(2, event.data().get("cause").asLong());
                        insert.setString(3, event.subject());
                        insert.setString(4, name);
                        insert.executeUpdate();
                    }
                }
                if (name.equals("shaky") && ThreadLocalRandom.current().nextInt(20) == 0) {
                    throw new IllegalStateException("before the commit");
                }
                return null;
            });
            if (name.equals("shaky") && ThreadLocalRandom.current().nextInt(20) == 0) {
                throw new IllegalStateException("after the commit");
            }
        }
    }
}
