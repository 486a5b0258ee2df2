package com.plumbline.events.internal.timers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** camel-quartz with its RAM store: a route per schedule. Times that pass while it is stopped are {@link JobBoard#catchUp}'s business. */
final class QuartzClock implements Ticker {

    private static final Logger LOG = LoggerFactory.getLogger(QuartzClock.class);

    private final CamelContext camel;
    private final Map<Schedule, String> routes = new HashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    /** @param camel stopped with this clock */
    QuartzClock(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public synchronized void set(Set<Schedule> schedules, Consumer<Schedule> fire) {
        Set<Schedule> unwanted = new HashSet<>(routes.keySet());
        unwanted.removeAll(schedules);
        unwanted.forEach(this::remove);
        schedules.stream().filter(schedule -> !routes.containsKey(schedule)).forEach(schedule -> add(schedule, fire));
    }

    private void add(Schedule schedule, Consumer<Schedule> fire) {
        String route = "events.timer-" + names.incrementAndGet();
        String uri = "quartz:timers/" + route + "?cron=" + schedule.cron().trim().replaceAll("\\s+", "+")
                + "&trigger.timeZone=" + schedule.zone().getId();
        try {
            camel.addRoutes(new RouteBuilder(camel) {
                @Override
                public void configure() {
                    from(uri).routeId(route).process(exchange -> fire.accept(schedule));
                }
            });
            routes.put(schedule, route);
        } catch (Exception e) {
            // Camel declares Exception; the other schedules must go on.
            LOG.error("The schedule \"{}\" in {} does not run", schedule.cron(), schedule.zone(), e);
        }
    }

    private void remove(Schedule schedule) {
        String route = routes.remove(schedule);
        try {
            camel.getRouteController().stopRoute(route);
            camel.removeRoute(route);
        } catch (Exception e) {
            LOG.warn("The schedule \"{}\" in {} could not be stopped", schedule.cron(), schedule.zone(), e);
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
