package com.plumbline.camel.internal.line;

import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;

/** One call on its way through the routes, kept in the exchange beside the message. */
final class Run {

    private static final String PROPERTY = "PlumblineRun";

    final VendorCall call;
    final Map<String, String> identity;
    final CallLog.Entry log;
    int attempts;
    int httpStatus;
    boolean hasPlace;
    VendorAnswer answer;
    Duration pause = Duration.ZERO;
    private final long deadline;

    Run(VendorCall call, Map<String, String> identity, CallLog.Entry log) {
        this.call = call;
        this.identity = identity;
        this.log = log;
        this.deadline = call.within() == null ? 0 : System.nanoTime() + call.within().toNanos();
    }

    /** Time left for the call; never negative. {@code usual} when it has no limit of its own. */
    Duration left(Duration usual) {
        if (call.within() == null) {
            return usual;
        }
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return left.compareTo(usual) < 0 ? left : usual;
    }

    boolean hasTimeFor(Duration pauseBefore) {
        return call.within() == null || deadline - System.nanoTime() > pauseBefore.toNanos();
    }

    void attachTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    static Run of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Run.class);
    }
}
