package com.plumbline.events.internal.delivery;

import com.plumbline.events.internal.Outgoing;
import com.plumbline.events.internal.Published;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One transaction of a lane: changes tables and nothing in memory, so that it can run again. What it found is applied
 * afterwards.
 */
final class Pump implements SqlWork<Pump.Found> {

    private final TenantId tenant;
    private final Lane.Work work;
    private final Subscriptions subscriptions;
    private final Outgoing outgoing;
    private final boolean derby;

    Pump(TenantId tenant, Lane.Work work, Subscriptions subscriptions, Outgoing outgoing, boolean derby) {
        this.tenant = tenant;
        this.work = work;
        this.subscriptions = subscriptions;
        this.outgoing = outgoing;
        this.derby = derby;
    }

    /** Rows of one channel. */
    private record Loaded(Channel channel, List<Delivery> rows, int asked) {}

    /** Rows of one subject. */
    private record Resumed(Channel channel, String subject, List<Delivery> rows) {}

    /** What the transaction read and wrote. */
    final class Found {

        private final Map<Channel, Map<String, Instant>> paused = new HashMap<>();
        private final List<Loaded> loaded = new ArrayList<>();
        private final List<Resumed> resumed = new ArrayList<>();
        private final List<Published> held = new ArrayList<>();
        private Set<String> backlog = Set.of();
        private List<Delivery> made = List.of();
        private boolean scannedAll = true;
        private boolean moreDue;
        private Instant nextDue;
    }

    @Override
    public Found run(Connection connection) throws SQLException {
        DeliveryTable table = new DeliveryTable(connection, derby);
        Found found = new Found();
        table.write(work.outcomes());
        if (work.first()) {
            found.backlog = table.handlersWithWork();
        }
        // Before new rows are written: those come to the channels by themselves.
        for (Channel channel : work.fresh()) {
            found.paused.put(channel, table.paused(channel.handler(), work.now()));
        }
        for (Map.Entry<Channel, Integer> load : work.loads().entrySet()) {
            Channel channel = load.getKey();
            found.loaded.add(new Loaded(channel, table.after(channel.handler(), channel.cursor(), load.getValue()), load.getValue()));
        }
        for (Map.Entry<Channel, List<String>> resume : work.resumes().entrySet()) {
            for (String subject : resume.getValue()) {
                found.resumed.add(new Resumed(resume.getKey(), subject, table.ofSubject(resume.getKey().handler(), subject, Lane.PER_SUBJECT)));
            }
        }
        handOut(table, found);
        return found;
    }

    private void handOut(DeliveryTable table, Found found) throws SQLException {
        List<Published> events = new ArrayList<>();
        if (work.due()) {
            List<Published> due = table.due(work.now(), Lane.BATCH);
            found.moreDue = due.size() == Lane.BATCH;
            due.removeIf(event -> outgoing.isOpen(tenant, event));
            events.addAll(table.takeDue(due));
            found.nextDue = table.nextDue();
        }
        List<Published> fromOutbox = new ArrayList<>(work.incoming());
        if (work.scan()) {
            List<Published> all = table.outbox(Lane.BATCH);
            found.scannedAll = all.size() < Lane.BATCH;
            all.removeIf(event -> outgoing.isOpen(tenant, event));
            for (Published event : all) {
                (outgoing.isOvertaking(tenant, event) ? found.held : fromOutbox).add(event);
            }
            fromOutbox.sort(Comparator.comparingLong(Published::id));
        }
        events.addAll(table.takeFromOutbox(fromOutbox));
        if (!events.isEmpty()) {
            found.made = table.fanOut(events, event -> event.only() == null ? subscriptions.wanting(event.type()) : List.of(event.only()));
        }
    }

    /** Under the dispatcher's lock. */
    void apply(Lane lane, Found found, Handlers handlers) {
        if (work.first()) {
            lane.started();
            found.backlog.forEach(handler -> lane.newChannel(handler, false));
            lane.again |= !found.backlog.isEmpty();
        }
        found.paused.forEach(Channel::start);
        found.loaded.forEach(each -> each.channel().loaded(each.rows(), each.asked()));
        found.resumed.forEach(each -> each.channel().resumed(each.subject(), each.rows(), Lane.PER_SUBJECT, work.now()));
        for (Delivery delivery : found.made) {
            Channel channel = lane.channel(delivery.handler());
            if (channel == null) {
                // Away: its rows are read when it comes.
                channel = lane.newChannel(delivery.handler(), handlers.isPresent(delivery.handler()));
            }
            channel.arrived(delivery);
        }
        if (work.scan()) {
            lane.scanned(found.scannedAll, found.held);
        }
        if (work.due()) {
            lane.nextLater(found.nextDue);
            lane.again |= found.moreDue;
        }
        // Rows of paused subjects fill no window.
        lane.again |= lane.channels().stream().anyMatch(channel -> channel.wanted() > 0 && handlers.isPresent(channel.handler()));
    }
}
