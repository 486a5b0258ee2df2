package com.plumbline.rest.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveConnectionTest {

    private final SlowWire wire = new SlowWire();
    private final LiveConnection connection = new LiveConnection(
            new Caller(TenantId.of("ace"), Caller.Kind.USER, "usr_1", "A", Role.CSR, Set.of("jobs.read")), "token", wire, 0);

    @Test
    void messagesAreNumberedFromTheHello() {
        connection.hello();
        connection.tell("jobs", "changed", List.of("job_1"), null);
        wire.catchUp();

        assertThat(numbers()).containsExactly(1L, 2L);
        assertThat(message(1).path("ids").get(0).asText()).isEqualTo("job_1");
        assertThat(message(1).path("kind").asText()).isEqualTo("changed");
    }

    @Test
    void aTopicWithoutPermissionIsNotHeardAndLeavesNoGap() {
        connection.hello();
        connection.tell("audit", "added", List.of("aud_1"), null);
        connection.tell("invented", "added", List.of("x_1"), null);
        connection.tell("jobs", "changed", List.of("job_1"), null);
        connection.tell("x.acme.orders", "changed", List.of(), null);
        wire.catchUp();

        assertThat(topics()).containsExactly("hello", "jobs", "x.acme.orders");
        assertThat(numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aSubscriptionLimitsIt() {
        connection.subscribe(Set.of("ui.plugins"));
        connection.tell("jobs", "changed", List.of("job_1"), null);
        connection.tell("ui.plugins", "changed", List.of(), null);
        wire.catchUp();

        assertThat(topics()).containsExactly("ui.plugins");
    }

    @Test
    void aScreenThatReadsTooSlowlySeesAGapAndTheNewest() {
        connection.hello();
        for (int i = 0; i < LiveConnection.QUEUE + 50; i++) {
            connection.tell("jobs", "changed", List.of("job_" + i), null);
        }
        wire.catchUp();

        List<Long> numbers = numbers();
        assertThat(numbers.get(numbers.size() - 1)).isEqualTo(LiveConnection.QUEUE + 51L);
        assertThat(numbers.size()).isLessThan(LiveConnection.QUEUE + 51);
        assertThat(numbers).isSorted();
    }

    @Test
    void tooManyIdsMeanRefetch() {
        connection.tell("jobs", "changed", Collections.nCopies(LiveConnection.MOST_IDS + 1, "job_1"), null);
        wire.catchUp();

        assertThat(message(0).path("ids")).isEmpty();
    }

    private List<Long> numbers() {
        return wire.sent.stream().map(text -> parse(text).path("seq").asLong()).toList();
    }

    private List<String> topics() {
        return wire.sent.stream().map(text -> parse(text).path("topic").asText()).toList();
    }

    private JsonNode message(int index) {
        return parse(wire.sent.get(index));
    }

    private static JsonNode parse(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Takes one message at a time and is done with it when the test says so. */
    private static final class SlowWire implements LiveConnection.Wire {

        private final List<String> sent = new ArrayList<>();
        private final ArrayDeque<Runnable> pending = new ArrayDeque<>();

        @Override
        public void send(String text, Runnable done) {
            assertThat(pending).as("one message at a time").isEmpty();
            sent.add(text);
            pending.add(done);
        }

        void catchUp() {
            while (!pending.isEmpty()) {
                pending.poll().run();
            }
        }

        @Override
        public void close(int code, String reason) {
            pending.clear();
        }
    }
}
