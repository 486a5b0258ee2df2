package com.plumbline.rest.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Json;
import com.plumbline.rest.internal.door.Authentication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A screen whose socket breaks and that comes back. */
class LiveTest {

    private static final Caller CSR = caller(Set.of("jobs.read"));

    private final MovedClock clock = new MovedClock();
    private final Live live = new Live(new Authentication(), clock);
    private final Socket first = new Socket();
    private final Socket second = new Socket();
    private final LiveConnection screen = live.open(CSR, "token", first, null);

    @AfterEach
    void stop() {
        live.deactivate();
    }

    @Test
    @Proves("PLT-13")
    void aScreenThatComesBackGetsWhatItMissed() {
        jobChanged("job_1");
        live.closed(screen, first);
        jobChanged("job_2");
        jobChanged("job_3");

        live.open(CSR, "token", second, new Live.Place(screen.id(), 2));
        jobChanged("job_4");

        assertThat(second.heard()).containsExactly("2 hello true", "3 job_2", "4 job_3", "5 job_4");
        assertThat(first.heard()).containsExactly("1 hello false", "2 job_1");
    }

    @Test
    void whatWasSentAndDidNotArriveIsSentAgain() {
        jobChanged("job_1");
        jobChanged("job_2");

        live.open(CSR, "token", second, new Live.Place(screen.id(), 1));
        live.closed(screen, first);
        jobChanged("job_3");

        assertThat(first.closed).as("the line nobody knew was dead").isEqualTo(1001);
        assertThat(second.heard()).containsExactly("1 hello true", "2 job_1", "3 job_2", "4 job_3");
        assertThat(live.connected()).isEqualTo(1);
    }

    @Test
    void afterAMinuteOrTooMuchItBeginsAnew() {
        live.closed(screen, first);
        clock.now = clock.now.plus(Duration.ofSeconds(61));
        live.ping();
        assertThat(live.tenants()).isEmpty();
        assertThat(helloOf(new Live.Place(screen.id(), 1))).isEqualTo("1 hello false");

        LiveConnection other = live.open(CSR, "token", first, null);
        live.closed(other, first);
        for (int i = 0; i <= LiveConnection.KEPT; i++) {
            jobChanged("job_" + i);
        }
        assertThat(helloOf(new Live.Place(other.id(), 1))).isEqualTo("1 hello false");
    }

    @Test
    void nobodyElseGoesOnWithIt() {
        live.closed(screen, first);

        assertThat(hello(CSR, "another session")).isEqualTo("1 hello false");
        assertThat(hello(caller(Set.of()), "token")).as("rights that were taken away").isEqualTo("1 hello false");
        assertThat(hello(CSR, "token")).isEqualTo("1 hello true");
    }

    @Test
    void anAddressThatCannotBeReadIsANewScreen() {
        assertThat(LiveHandshake.place(Map.of("screen", List.of("scr_1"), "after", List.of("17")))).isEqualTo(new Live.Place("scr_1", 17));
        assertThat(LiveHandshake.place(Map.of())).isNull();
        assertThat(LiveHandshake.place(Map.of("screen", List.of("scr_1"), "after", List.of("-1")))).isNull();
        assertThat(LiveHandshake.place(Map.of("screen", List.of("a", "b"), "after", List.of("1")))).isNull();
    }

    private String hello(Caller caller, String token) {
        Socket socket = new Socket();
        live.open(caller, token, socket, new Live.Place(screen.id(), 1));
        return socket.heard().get(0);
    }

    private String helloOf(Live.Place place) {
        Socket socket = new Socket();
        live.open(CSR, "token", socket, place);
        return socket.heard().get(0);
    }

    private void jobChanged(String id) {
        live.publish(CSR.tenant(), "jobs", "changed", List.of(id), null);
    }

    private static Caller caller(Set<String> permissions) {
        return new Caller(TenantId.of("ace"), Caller.Kind.USER, "usr_1", "A", Role.CSR, permissions);
    }

    private static final class Socket implements LiveConnection.Wire {

        private final List<String> sent = new ArrayList<>();
        private int closed;

        @Override
        public void send(String text, Runnable done) {
            sent.add(text);
            done.run();
        }

        @Override
        public void close(int code, String reason) {
            closed = code;
        }

        List<String> heard() {
            return sent.stream().map(Socket::parse).map(message -> message.path("seq").asLong() + " " + (message.path("topic").asText().equals("hello")
                    ? "hello " + message.path("resume").asBoolean() : message.path("ids").path(0).asText())).toList();
        }

        private static JsonNode parse(String text) {
            try {
                return Json.mapper().readTree(text);
            } catch (JsonProcessingException broken) {
                throw new AssertionError(broken);
            }
        }
    }

    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
