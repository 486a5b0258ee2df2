package com.plumbline.rest.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.kernel.Money;
import com.plumbline.rest.Json;
import com.plumbline.rest.internal.problem.Problem;
import com.plumbline.rest.internal.problem.Refusal;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonExtensionTest {

    enum Color { RED, GREEN }

    record Part(String code, int count) {}

    record Order(String name, Money total, Instant at, LocalDate day, Color color, List<Part> parts) {}

    private interface Optionally {
        void take(@Nullable Order order);
    }

    private final JsonExtension json = new JsonExtension();

    @Test
    void recordsTimesAndMoneyAreReadAndWrittenAlike() throws IOException {
        String text = "{\"name\":\"Faucet\",\"total\":{\"amount\":\"149.95\",\"currency\":\"USD\"},\"at\":\"2026-11-21T15:04:05Z\","
                + "\"day\":\"2026-11-21\",\"color\":\"RED\",\"parts\":[{\"code\":\"A\",\"count\":2}]}";

        Order order = (Order) read(text);

        assertThat(order.total()).isEqualTo(Money.usd(14995));
        assertThat(Json.mapper().writeValueAsString(order)).isEqualTo(text);
    }

    @Test
    void malformedJsonIsA400WithThePlace() {
        assertThat(refused("{\n  \"name\": oops}")).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("request.malformed-json");
            assertThat(problem.detail()).contains("line 2").contains("column");
        });
        assertThat(refused("{\"name\":\"a\",\"name\":\"b\"}").detail()).contains("twice");
        assertThat(refused("{\"name\":\"a\"} trailing").code()).isEqualTo("request.malformed-json");
        assertThat(refused("").detail()).contains("missing");
        assertThat(refused("null").detail()).contains("missing");
        assertThat(refused("[]").detail()).contains("object");
    }

    @Test
    void aFieldThatIsNotRightIsA422WithItsName() {
        assertThat(refused("{\"nmae\":\"a\"}").fields()).containsEntry("nmae", "is not known here");
        assertThat(refused("{\"name\":5}").fields()).containsEntry("name", "must be a text");
        assertThat(refused("{\"at\":\"yesterday\"}").fields().get("at")).contains("time like");
        assertThat(refused("{\"day\":\"21.11.2026\"}").fields().get("day")).contains("date like");
        assertThat(refused("{\"color\":\"BLUE\"}").fields().get("color")).contains("RED, GREEN");
        assertThat(refused("{\"parts\":[{\"code\":\"A\",\"count\":1.5}]}").fields()).containsKey("parts[0].count");
        assertThat(refused("{\"parts\":{}}").fields()).containsEntry("parts", "must be a list");
        assertThat(refused("{\"total\":149.95}").fields().get("total")).contains("amount");
        assertThat(refused("{\"total\":{\"amount\":\"1.999\",\"currency\":\"USD\"}}").fields().get("total")).contains("decimals");
        assertThat(refused("{\"name\":5}").status()).isEqualTo(422);
    }

    @Test
    void noAnswerNamesAClassOfOurs() {
        for (String bad : List.of("{\"nmae\":1}", "{\"parts\":5}", "[]", "{\"color\":7}", "{\"total\":[]}", "{\"at\":{}}")) {
            assertThat(refused(bad).detail() + refused(bad).fields()).as(bad).doesNotContain("plumbline").doesNotContain("java.").doesNotContain("Order");
        }
    }

    @Test
    void aBodyThatMayBeLeftOutMay() throws IOException {
        Annotation[] nullable = Optionally.class.getDeclaredMethods()[0].getParameterAnnotations()[0];
        assertThat(json.readFrom(type(), Order.class, nullable, MediaType.APPLICATION_JSON_TYPE, null, new ByteArrayInputStream(new byte[0]))).isNull();
    }

    private Object read(String body) throws IOException {
        return json.readFrom(type(), Order.class, new Annotation[0], MediaType.APPLICATION_JSON_TYPE, null,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private Problem refused(String body) {
        try {
            Object read = read(body);
            throw new AssertionError("Accepted " + body + " as " + read);
        } catch (Refusal refusal) {
            return refusal.problem();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> type() {
        return (Class<Object>) (Class<?>) Order.class;
    }
}
