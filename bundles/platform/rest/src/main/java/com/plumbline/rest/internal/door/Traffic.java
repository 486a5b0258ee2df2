package com.plumbline.rest.internal.door;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/** Counts answers. */
@Component(service = Traffic.class)
public class Traffic {

    private final LongAdder[] answered = IntStream.range(0, 6).mapToObj(any -> new LongAdder()).toArray(LongAdder[]::new);
    private final LongAdder nanos = new LongAdder();

    void answered(int status, long took) {
        int digit = status / 100;
        answered[digit >= 1 && digit <= 5 ? digit : 0].increment();
        nanos.add(took);
    }

    public long[] answered() {
        long[] sums = new long[answered.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = answered[i].sum();
        }
        return sums;
    }

    public double seconds() {
        return nanos.sum() / 1e9;
    }
}
