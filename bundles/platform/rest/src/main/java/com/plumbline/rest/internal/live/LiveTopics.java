package com.plumbline.rest.internal.live;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.identity.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Who may hear of a topic: the permission of {@code live-topics.json}, {@code ""} for everybody of the company. */
final class LiveTopics {

    private static final Map<String, String> PERMISSIONS = read();

    private LiveTopics() {}

    static boolean mayRead(Caller caller, String topic) {
        if (topic.startsWith("x.")) {
            return true;
        }
        String permission = PERMISSIONS.get(topic);
        return permission != null && (permission.isEmpty() || caller.can(permission));
    }

    static boolean known(String topic) {
        return topic.startsWith("x.") || PERMISSIONS.containsKey(topic);
    }

    private static Map<String, String> read() {
        try (InputStream in = LiveTopics.class.getResourceAsStream("/live-topics.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
