package com.plumbline.camel.internal.line;

import com.plumbline.camel.LineSettings;
import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The steps of one attempt, in the order in which {@link LineRoutes} takes them. */
final class Attempts {

    static final String RESTING = "line.resting";
    static final String CLOSED = "line.closed";
    static final String NOT_ACTIVE = "company.not-active";

    /** Not the vendor's fault, and no sign of how it is. */
    private static final Set<String> OURS = Set.of(RESTING, CLOSED, NOT_ACTIVE);
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMillis(10);

    private final String plugin;
    private final LineSettings settings;
    private final BooleanSupplier gate;
    private final RateLimit limit;
    private final Breaker breaker;
    private final LineHealth health;
    private final Pauses pauses;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String lastFailure = "";

    Attempts(String plugin, LineSettings settings, BooleanSupplier gate, RateLimit limit, Breaker breaker, LineHealth health, Pauses pauses, Clock clock) {
        this.plugin = plugin;
        this.settings = settings;
        this.gate = gate;
        this.limit = limit;
        this.breaker = breaker;
        this.health = health;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** Waits for its turn, or refuses while the vendor is left alone. */
    void waitForTurn(Exchange exchange) throws InterruptedException, SocketTimeoutException {
        Run run = Run.of(exchange);
        waitFor(run, run.pause);
        run.attempts++;
        Duration rest = breaker.enter();
        if (!rest.isZero()) {
            throw noted(run, new VendorFailure(plugin, run.call.operation(), Kind.UNAVAILABLE, RESTING,
                    settings.vendorName() + " failed too often in a row and is left alone for " + Math.max(1, rest.toSeconds())
                            + " s. Last failure: " + lastFailure, null, rest, null));
        }
        waitFor(run, Duration.ofNanos(limit.pace()));
        while (!limit.takePlace()) {
            waitFor(run, UNTIL_ASKED_AGAIN);
        }
        run.hasPlace = true;
        if (!run.hasTimeFor(Duration.ZERO)) {
            throw new SocketTimeoutException("no time was left for the call");
        }
        // Last, so that nothing that was waiting above slips out.
        refuseUnlessActive(run.call);
    }

    /** Not retried here, but by whoever asked: it goes on when the company is active again. */
    void refuseUnlessActive(VendorCall call) {
        if (!gate.getAsBoolean()) {
            throw new VendorFailure(plugin, call.operation(), Kind.UNAVAILABLE, NOT_ACTIVE,
                    "The company is not active, so nothing is sent to " + settings.vendorName() + " for it. It goes on when the company is active again.");
        }
    }

    private void waitFor(Run run, Duration time) throws InterruptedException {
        if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new VendorFailure(plugin, run.call.operation(), Kind.UNAVAILABLE, CLOSED,
                    settings.vendorName() + " was disconnected while it was being called.");
        }
    }

    /** Whoever waits stops waiting, and is told that the line is closed. */
    void close() {
        closed.countDown();
    }

    void prepare(Exchange exchange) {
        Run run = Run.of(exchange);
        Message message = exchange.getIn();
        run.identity.forEach(message::setHeader);
        run.call.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_METHOD, run.call.method());
        message.setHeader(Exchange.HTTP_URI, withoutQuery(run.call.uri().toString()));
        message.setHeader(Exchange.HTTP_RAW_QUERY, run.call.uri().getRawQuery());
        message.setBody(run.call.body().length == 0 ? null : run.call.body());
        AnswerReader.allow(run.left(settings.answerWithin()));
    }

    /** Keeps the answer, or throws what it means. */
    void judge(Exchange exchange) {
        Run run = Run.of(exchange);
        giveBackPlace(run);
        VendorAnswer answer = answerIn(exchange.getMessage());
        run.httpStatus = answer.status();
        var failure = settings.errors().failure(run.call, answer, answer.retryAfter(clock.instant()));
        if (failure.isPresent()) {
            throw failure.get();
        }
        breaker.succeeded();
        health.attemptSucceeded();
        run.answer = answer;
    }

    /** An attempt ended badly: tells everybody who keeps count, and throws it on as a {@link VendorFailure}. */
    void fail(Exchange exchange) {
        Run run = Run.of(exchange);
        giveBackPlace(run);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        VendorFailure failure = cause instanceof VendorFailure said ? said : Unreachable.explain(plugin, run.call, settings, cause);
        if (OURS.contains(failure.code())) {
            throw failure;
        }
        if (failure.kind() == Kind.UNAVAILABLE || failure.kind() == Kind.TIMEOUT) {
            breaker.failed();
        } else {
            breaker.succeeded();
        }
        if (failure.kind() == Kind.THROTTLED) {
            limit.closeFor(failure.retryAfter().orElse(settings.firstPause()).toNanos());
        }
        if (failure.retryable()) {
            lastFailure = failure.getMessage();
            health.attemptFailed(failure, breaker.isOpen());
        }
        throw noted(run, failure);
    }

    private void giveBackPlace(Run run) {
        if (run.hasPlace) {
            run.hasPlace = false;
            limit.giveBack();
        }
    }

    /** Asked by the error handler after each failure. */
    boolean worthRepeating(Exchange exchange) {
        Run run = Run.of(exchange);
        VendorFailure failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, VendorFailure.class);
        boolean again = failure != null && failure.retryable() && !NOT_ACTIVE.equals(failure.code()) && closed.getCount() > 0 && run.call.repeatable() && run.attempts < settings.attempts()
                && run.hasTimeFor(run.pause) && !pauses.tooLong(failure.retryAfter().orElse(null));
        if (again) {
            run.log.retrying(run.attempts, failure);
        }
        return again;
    }

    private VendorFailure noted(Run run, VendorFailure failure) {
        run.pause = pauses.after(run.attempts, failure.retryAfter().orElse(null));
        return failure;
    }

    private static VendorAnswer answerIn(Message message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value != null && !name.startsWith("Camel")) {
                headers.put(name, value.toString());
            }
        });
        byte[] body = message.getBody(byte[].class);
        return new VendorAnswer(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class), headers,
                body == null ? new byte[0] : body);
    }

    private static String withoutQuery(String uri) {
        int mark = uri.indexOf('?');
        return mark < 0 ? uri : uri.substring(0, mark);
    }
}
