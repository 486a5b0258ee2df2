package com.plumbline.camel.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.camel.testing.TestVendorContext;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventComponentTest {

    private static final TenantId ACME = TenantId.of("acme");
    private static final JsonNode DATA = JsonNodeFactory.instance.objectNode().put("number", "1042");

    private final TestVendorContext context = new TestVendorContext("reviews", Clock.systemUTC());
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    @Proves("PLT-14")
    void aRouteBeginsWithAnEvent() throws Exception {
        givenARoute("plumbline-event:job.completed?handler=reviews.invite");

        context.publish(ACME, "job.completed", "job_1", DATA);
        context.publish(ACME, "job.booked", "job_2", DATA);

        assertThat(seen).containsExactly("acme job.completed job_1 1042 1");
    }

    @Test
    void aRouteMayListenForOneCompanyOnly() throws Exception {
        givenARoute("plumbline-event:job.*?tenant=acme&handler=reviews.invite-acme");

        context.publish(TenantId.of("bolt"), "job.completed", "job_1", DATA);
        context.publish(ACME, "job.booked", "job_2", DATA);

        assertThat(seen).containsExactly("acme job.booked job_2 1042 2");
    }

    @Test
    void whatTheRouteThrowsGoesBackToTheOutbox() throws Exception {
        context.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("plumbline-event:job.completed?handler=reviews.invite").process(exchange -> {
                    throw new RuleViolation("reviews.off", "Reviews are switched off.");
                });
            }
        });

        RuleViolation refused = catchThrowableOfType(RuleViolation.class, () -> context.publish(ACME, "job.completed", "job_1", DATA));

        assertThat(refused.code()).isEqualTo("reviews.off");
    }

    @Test
    void aRouteEndsWithAnEvent() throws Exception {
        context.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:done").setHeader("PlumblineTenant", constant("acme")).setHeader("PlumblineSubject", constant("job_1"))
                        .to("plumbline-event:review.asked");
            }
        });

        context.camel().createProducerTemplate().sendBody("direct:done", "{\"stars\":5}");

        assertThat(context.published()).containsExactly("acme review.asked job_1 {\"stars\":5}");
    }

    @Test
    void aListenerWithoutANameIsRefused() {
        assertThatThrownBy(() -> givenARoute("plumbline-event:job.completed")).hasStackTraceContaining("needs ?handler=");
    }

    @Test
    void aRemovedRouteHearsNothing() throws Exception {
        givenARoute("plumbline-event:job.completed?handler=reviews.invite");
        context.camel().getRouteController().stopRoute("under-test");

        context.publish(ACME, "job.completed", "job_1", DATA);

        assertThat(seen).isEmpty();
    }

    private void givenARoute(String from) throws Exception {
        context.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId("under-test").process(exchange -> seen.add(exchange.getMessage().getHeader("PlumblineTenant") + " "
                        + exchange.getMessage().getHeader("PlumblineType") + " " + exchange.getMessage().getHeader("PlumblineSubject") + " "
                        + exchange.getMessage().getBody(JsonNode.class).path("number").asText() + " "
                        + exchange.getMessage().getHeader("PlumblineEventId", Long.class)));
            }
        });
    }
}
