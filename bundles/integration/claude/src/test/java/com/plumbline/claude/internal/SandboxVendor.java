package com.plumbline.claude.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.simulators.Sandbox;
import com.plumbline.simulators.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** The simulators over real HTTP, and what a test asks of them. */
final class SandboxVendor implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Sandbox sandbox;

    SandboxVendor(Path data) {
        this.sandbox = Sandbox.start(SandboxOptions.in(data));
    }

    /** As the demo sets the plug-in up, with the defaults of the descriptor. */
    PluginSettings settings(String... changes) {
        var values = (com.fasterxml.jackson.databind.node.ObjectNode) get("/sandbox/setup?sandbox=" + sandbox.base()
                + "&publicUrl=http://127.0.0.1:1").at("/plugins/claude/settings");
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        return new PluginSettings(values);
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    JsonNode put(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path)).PUT(BodyPublishers.ofString(body)));
    }

    JsonNode post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)));
    }

    void delete(String path) {
        send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    String base() {
        return sandbox.base();
    }

    private URI uri(String path) {
        return URI.create(sandbox.base() + path);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return JSON.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
