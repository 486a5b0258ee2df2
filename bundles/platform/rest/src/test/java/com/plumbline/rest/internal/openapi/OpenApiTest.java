package com.plumbline.rest.internal.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Permissions;
import com.plumbline.identity.Role;
import com.plumbline.kernel.Money;
import com.plumbline.kernel.Page;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    enum Kind { GOOD, BAD }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sparse(String maybe) {}

    record OrderJson(String id, Instant at, @Nullable String note, Money total, Kind kind, List<String> tags, Map<String, Integer> counts,
            @Nullable Sparse sparse) {}

    record NewOrderJson(String name) {}

    @Path("orders")
    public static class OrderResource {

        @GET
        @Requires("jobs.read")
        @Operation(summary = "Orders, newest first.")
        public Page<OrderJson> list(@BeanParam PageQuery query, @QueryParam("status") String status, @Context SecurityContext security) {
            return null;
        }

        @GET
        @Path("{id: [a-z]+}")
        @Anyone
        @Answers(type = OrderJson.class)
        public Response get(@PathParam("id") String id) {
            return null;
        }

        @POST
        @Requires("jobs.write")
        @Answers(202)
        public OrderJson create(NewOrderJson order, @CookieParam("c") String cookie, @Context SecurityContext security) {
            return null;
        }

        @POST
        @Path("{id}/secret")
        public void silent(@PathParam("id") String id) {}

        @POST
        @Path("{id}/odd")
        @Requires("no.such.permission")
        public void odd(@PathParam("id") String id) {}
    }

    private Resources.Registered registered;
    private JsonNode document;

    @BeforeEach
    void describe() {
        registered = new Resources(new Few()).examine(OrderResource.class);
        document = OpenApi.of(registered.operations(), "0.1.0");
    }

    @Test
    void whatDeclaresNothingOrAnUnknownPermissionIsNamedAndNotServed() {
        assertThat(registered.problems()).hasSize(2).anyMatch(problem -> problem.contains("silent")).anyMatch(problem -> problem.contains("no.such.permission"));
        assertThat(document.path("paths").has("/api/orders/{id}/secret")).isFalse();
    }

    @Test
    void aListHasItsParametersPermissionAndPagedAnswer() {
        JsonNode list = document.path("paths").path("/api/orders").path("get");

        assertThat(list.path("operationId").asText()).isEqualTo("orderList");
        assertThat(list.path("summary").asText()).isEqualTo("Orders, newest first.");
        assertThat(list.path("x-permission").asText()).isEqualTo("jobs.read");
        assertThat(list.path("parameters").findValuesAsText("name")).containsExactly("page", "pageSize", "q", "status");
        assertThat(list.at("/responses/200/content/application~1json/schema/properties/items/items/$ref").asText()).isEqualTo("#/components/schemas/Order");
        assertThat(list.path("responses").has("401")).isTrue();
        assertThat(list.path("responses").has("default")).isTrue();
    }

    @Test
    void aRecordSaysWhatMayBeNullAndWhatMayBeMissing() {
        JsonNode order = document.at("/components/schemas/Order");

        assertThat(order.path("required").toString()).contains("\"id\"", "\"total\"").doesNotContain("note").doesNotContain("sparse");
        assertThat(order.at("/properties/note/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(order.at("/properties/at/format").asText()).isEqualTo("date-time");
        assertThat(order.at("/properties/total/$ref").asText()).isEqualTo("#/components/schemas/Money");
        assertThat(order.at("/properties/kind/enum").toString()).isEqualTo("[\"GOOD\",\"BAD\"]");
        assertThat(order.at("/properties/counts/additionalProperties/type").asText()).isEqualTo("integer");
        assertThat(document.at("/components/schemas/Sparse").has("required")).isFalse();
    }

    @Test
    void statusBodyAndPublicityAreTold() {
        JsonNode create = document.path("paths").path("/api/orders").path("post");
        assertThat(create.path("responses").has("202")).isTrue();
        assertThat(create.at("/requestBody/content/application~1json/schema/$ref").asText()).isEqualTo("#/components/schemas/NewOrder");

        JsonNode get = document.path("paths").path("/api/orders/{id}").path("get");
        assertThat(get.path("x-public").asBoolean()).isTrue();
        assertThat(get.path("security")).isEmpty();
        assertThat(get.at("/responses/200/content/application~1json/schema/$ref").asText()).isEqualTo("#/components/schemas/Order");
    }

    @Test
    void theSameResourcesGiveTheSameDocument() {
        assertThat(OpenApi.of(registered.operations(), "0.1.0").toString()).isEqualTo(document.toString());
    }

    private static final class Few implements Permissions {

        @Override
        public Set<String> all() {
            return Set.of("jobs.read", "jobs.write");
        }

        @Override
        public Set<String> of(Role role) {
            return all();
        }

        @Override
        public String meaning(String permission) {
            return "";
        }
    }
}
