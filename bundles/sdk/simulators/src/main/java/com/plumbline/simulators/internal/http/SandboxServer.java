package com.plumbline.simulators.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one port of the sandbox: reads a request, lets a fault strike, asks the router, keeps a record. Loopback only. */
public final class SandboxServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final int THREADS = 96;

    static {
        // Without it the JDK's server holds small answers back 40 ms; read once, when its first class is loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Router router;
    private final Faults faults;
    private final RequestLog log;
    private final Map<Vendor, VendorErrors> errors;
    private final Clock clock;

    /** What a vendor's own error pages look like. */
    public interface VendorErrors {

        /** An error that a fault switch asked for. */
        Response fault(int status);

        /** A path the vendor does not have, or a method the path does not take. */
        Response unknown(Request request, boolean pathExists);
    }

    /** @param port 0 for any free one */
    public SandboxServer(int port, Router router, Faults faults, RequestLog log, Map<Vendor, VendorErrors> errors, Clock clock)
            throws IOException {
        this.router = router;
        this.faults = faults;
        this.log = log;
        this.errors = errors;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "sandbox-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            Optional<Vendor> vendor = Vendor.ofPath(request.path());
            long began = System.nanoTime();
            Optional<Faults.Fault> fault = vendor.flatMap(faults::draw);
            Response response = fault.isPresent() ? spoilt(vendor.get(), request, fault.get()) : answer(request, vendor);
            vendor.ifPresent(v -> log.add(v, request, response, fault.isPresent(), clock.instant(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
            if (response != Response.DROPPED) {
                send(exchange, request, response);
            }
        } catch (IOException clientGone) {
            LOG.debug("A client went away.", clientGone);
        }
    }

    private Response spoilt(Vendor vendor, Request request, Faults.Fault fault) {
        if (!pause(fault.latencyMillis()) || fault.dropBefore()) {
            return Response.DROPPED;
        }
        if (fault.status() != 0) {
            return errors.get(vendor).fault(fault.status());
        }
        Response response = answer(request, Optional.of(vendor));
        return fault.dropAfter() ? Response.DROPPED : response;
    }

    private Response answer(Request request, Optional<Vendor> vendor) {
        try {
            Optional<Router.Match> match = router.find(request.method(), request.path());
            if (match.isPresent()) {
                return match.get().handler().answer(request.withVars(match.get().vars()));
            }
            boolean pathExists = !router.methods(request.path()).isEmpty();
            return vendor.isPresent() ? errors.get(vendor.get()).unknown(request, pathExists)
                    : Response.text(pathExists ? 405 : 404, "text/plain; charset=utf-8", "Nothing here answers this.\n");
        } catch (RuntimeException bug) {
            LOG.error("The sandbox failed at {} {}.", request.method(), request.path(), bug);
            return Response.text(500, "text/plain; charset=utf-8", "The sandbox itself failed: " + bug + "\n");
        }
    }

    private static boolean pause(int millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), query == null ? "" : query, headers,
                exchange.getRequestBody().readAllBytes(), Map.of());
    }

    private static void send(HttpExchange exchange, Request request, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = response.body().length == 0 || request.method().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(response.body());
        }
        exchange.getResponseBody().close();
    }
}
