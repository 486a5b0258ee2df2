package com.plumbline.simulators.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** The simulators over real HTTP, for the test of one plug-in, and what such a test asks of them. */
public final class SandboxVendor implements AutoCloseable {

    public static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String plugin;
    private final Sandbox sandbox;

    /**
     * @param plugin whose settings are asked for
     * @param data   an empty folder
     */
    public SandboxVendor(String plugin, Path data) {
        this.plugin = plugin;
        this.sandbox = Sandbox.start(SandboxOptions.in(data));
    }

    /** As the demo sets the plug-in up, with the defaults of the descriptor. @param changes names and values in turn */
    public ObjectNode settings(String... changes) {
        ObjectNode values = (ObjectNode) get("/sandbox/setup?sandbox=" + base() + "&publicUrl=http://127.0.0.1:1").at("/plugins/" + plugin + "/settings");
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        return values;
    }

    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    public JsonNode put(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path)).PUT(BodyPublishers.ofString(body)));
    }

    public JsonNode post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)));
    }

    public void delete(String path) {
        send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    public String base() {
        return sandbox.base();
    }

    @Override
    public void close() {
        sandbox.close();
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
}
