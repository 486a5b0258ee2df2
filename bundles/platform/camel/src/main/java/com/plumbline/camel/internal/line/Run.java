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
    VendorAnswer answer;
    Duration pause = Duration.ZERO;

    Run(VendorCall call, Map<String, String> identity, CallLog.Entry log) {
        this.call = call;
        this.identity = identity;
        this.log = log;
    }

    void attachTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    static Run of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Run.class);
    }
}
