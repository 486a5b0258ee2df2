package com.plumbline.camel.internal.line;

import com.plumbline.kernel.VendorFailure;
import org.apache.camel.builder.RouteBuilder;

/**
 * The two routes of a company's line. The outer one repeats, the inner one makes a single attempt: Camel repeats only the
 * step that failed, so everything that belongs to an attempt has to be one step of the outer route. The pause before an attempt
 * is part of it too: Camel's own would go on sleeping when the route is stopped.
 */
final class LineRoutes extends RouteBuilder {

    private final String name;
    private final String http;
    private final Attempts attempts;

    LineRoutes(String name, String http, Attempts attempts) {
        this.name = name;
        this.http = http;
        this.attempts = attempts;
    }

    static String call(String name) {
        return "direct:" + name + ".call?block=false";
    }

    private static String attempt(String name) {
        return "direct:" + name + ".attempt?block=false";
    }

    static String callId(String name) {
        return name + ".call";
    }

    static String attemptId(String name) {
        return name + ".attempt";
    }

    @Override
    public void configure() {
        from(call(name)).routeId(callId(name))
                .onException(VendorFailure.class)
                    .retryWhile(exchange -> attempts.worthRepeating(exchange)).redeliveryDelay(0)
                    .logRetryAttempted(false).logExhausted(false).logStackTrace(false)
                .end()
                .to(attempt(name));

        from(attempt(name)).routeId(attemptId(name))
                .errorHandler(noErrorHandler())
                .doTry()
                    .process(attempts::waitForTurn)
                    .process(attempts::prepare)
                    .to(http)
                    .process(attempts::judge)
                .doCatch(Exception.class)
                    .process(attempts::fail)
                .end();
    }
}
