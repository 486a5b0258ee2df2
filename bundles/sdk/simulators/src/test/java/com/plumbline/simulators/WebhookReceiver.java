package com.plumbline.simulators;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands in for the appliance: takes what the carrier posts, and answers what it is told to. */
final class WebhookReceiver implements AutoCloseable {

    /** One posting, its fields in the order of their names. */
    record Posting(String path, String signature, TreeMap<String, String> fields) {
    }

    private final HttpServer server;
    private final BlockingQueue<Posting> postings = new LinkedBlockingQueue<>();
    volatile String answer = "<Response/>";

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            TreeMap<String, String> fields = new TreeMap<>();
            for (String pair : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&")) {
                String[] parts = pair.split("=", 2);
                fields.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            postings.add(new Posting(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("X-Twilio-Signature"), fields));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The next posting, {@code null} when none came within ten seconds. */
    Posting next() throws InterruptedException {
        return postings.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
