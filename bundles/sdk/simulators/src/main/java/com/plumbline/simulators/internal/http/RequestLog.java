package com.plumbline.simulators.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * The last requests with their answers, secrets masked. With a file, every exchange is written there whole as well, so that a test
 * can hold all that was said against the vendors' documents.
 */
public final class RequestLog {

    private static final int KEPT = 2_000;
    private static final int LONGEST_BODY = 64 * 1024;
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "st-app-key", "x-api-key", "cookie");

    private final Deque<ObjectNode> entries = new ArrayDeque<>();
    private final Path file;
    private long number;

    /** @param file where whole exchanges go, {@code null} for nowhere */
    public RequestLog(Path file) {
        this.file = file;
    }

    void add(Vendor vendor, Request request, Response response, boolean fault, Instant at, long millis) {
        ObjectNode entry = Json.object().put("vendor", vendor.id()).put("at", Json.time(at)).put("method", request.method())
                .put("path", request.path()).put("query", request.query());
        ObjectNode headers = entry.putObject("headers");
        request.headers().forEach((name, value) -> headers.put(name, SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? "***" : value));
        entry.put("body", masked(request.text())).put("status", response.status()).put("fault", fault).put("millis", millis)
                .put("answerBytes", response.body().length).put("answerType", response.headers().get("Content-Type"));
        synchronized (this) {
            entry.put("number", ++number);
            if (file != null) {
                append(entry.deepCopy().put("answer", masked(response.text())));
            }
            entry.put("answer", response.body().length <= LONGEST_BODY ? masked(response.text()) : null);
            entries.addLast(entry);
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
        }
    }

    /** Entries of one vendor ({@code null}: all) after a moment or a number, oldest first. */
    public synchronized ArrayNode since(String vendor, Instant after, long afterNumber) {
        ArrayNode found = Json.array();
        for (ObjectNode entry : entries) {
            if ((vendor == null || entry.path("vendor").asText().equals(vendor)) && entry.path("number").asLong() > afterNumber
                    && (after == null || !Instant.parse(entry.path("at").asText()).isBefore(after))) {
                found.add(entry);
            }
        }
        return found;
    }

    private void append(ObjectNode whole) {
        try {
            Files.write(file, (whole + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException("The sandbox can't record to " + file + ".", full);
        }
    }

    private static String masked(String body) {
        return body.replaceAll("(client_secret=)[^&]*", "$1***").replaceAll("(\"(?:access|id)_token\":\")[^\"]*", "$1***");
    }
}
