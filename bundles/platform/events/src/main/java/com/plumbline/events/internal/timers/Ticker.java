package com.plumbline.events.internal.timers;

import java.util.Set;
import java.util.function.Consumer;

/** The hands of the clock: calls when a schedule fires. */
interface Ticker extends AutoCloseable {

    /** From now on these schedules, and no others, fire. */
    void set(Set<Schedule> schedules, Consumer<Schedule> fire);

    @Override
    void close();
}
