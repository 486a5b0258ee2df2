package com.plumbline.rest.internal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.rest.Anyone;
import com.plumbline.rest.Requires;
import com.plumbline.rest.SignedIn;
import com.plumbline.rest.internal.problem.Refusal;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.PathParam;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DoorRulesTest {

    @SignedIn
    static class Resource {

        @Requires({"jobs.read", "money.read"})
        public void both() {}

        public void ofTheClass(@PathParam("id") String id, Object body) {}

        @Anyone
        public void open(@PathParam("id") String id, @Nullable Object body) {}

        @Anyone
        @Requires("jobs.read")
        public void contradiction() {}
    }

    static class Silent {

        public void nothing() {}

        @Requires({})
        public void empty() {}
    }

    @Test
    void theMethodsWordCountsBeforeItsClasss() {
        assertThat(declared(Resource.class, "both").permissions()).containsExactly("jobs.read", "money.read");
        assertThat(declared(Resource.class, "ofTheClass").kind()).isEqualTo(Declared.Kind.SIGNED_IN);
        assertThat(declared(Resource.class, "open").kind()).isEqualTo(Declared.Kind.ANYONE);
    }

    @Test
    void aMethodThatSaysNothingOrContradictsItselfIsForNobody() {
        assertThat(declared(Silent.class, "nothing").kind()).isEqualTo(Declared.Kind.NOBODY);
        assertThat(declared(Silent.class, "empty").kind()).isEqualTo(Declared.Kind.NOBODY);
        assertThat(Declared.of(Silent.class, method(Resource.class, "contradiction")).kind()).isEqualTo(Declared.Kind.NOBODY);
    }

    @Test
    void aBodyIsNeededUnlessItMayBeLeftOut() {
        assertThat(Declared.needsBody(method(Resource.class, "ofTheClass"))).isTrue();
        assertThat(Declared.needsBody(method(Resource.class, "open"))).isFalse();
        assertThat(Declared.needsBody(method(Resource.class, "both"))).isFalse();
    }

    @Test
    void anotherSitesPageIsTurnedAway() {
        assertThat(Origins.ours(null, "box:8080")).isTrue();
        assertThat(Origins.ours("http://box:8080", "box:8080")).isTrue();
        assertThat(Origins.ours("http://box:8081", "box:8080")).isFalse();
        assertThat(Origins.ours("https://evil.example", "box:8080")).isFalse();
        assertThat(Origins.ours("null", "box:8080")).isFalse();
        assertThat(Origins.ours("not an address", "box:8080")).isFalse();
    }

    @Test
    void onlyLiteralLoopbackAddressesAreThisMachine() {
        assertThat(ClientAddress.isThisMachine("127.0.0.1")).isTrue();
        assertThat(ClientAddress.isThisMachine("::1")).isTrue();
        assertThat(ClientAddress.isThisMachine("192.0.2.1")).isFalse();
        assertThat(ClientAddress.isThisMachine("localhost")).isFalse();
        assertThat(ClientAddress.isThisMachine("")).isFalse();
    }

    @Test
    void aBodyThatAnnouncesLittleAndSendsMuchIsStopped() {
        LimitedBody body = new LimitedBody(new ByteArrayInputStream(new byte[101]), -1, 100);
        assertThatThrownBy(body::readAllBytes).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem().status()).isEqualTo(413));
        assertThatThrownBy(() -> new LimitedBody(new ByteArrayInputStream(new byte[0]), 101, 100)).isInstanceOf(Refusal.class);
    }

    private static Declared declared(Class<?> type, String name) {
        return Declared.of(type, method(type, name));
    }

    private static Method method(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods()).filter(one -> one.getName().equals(name)).findFirst().orElseThrow();
    }
}
