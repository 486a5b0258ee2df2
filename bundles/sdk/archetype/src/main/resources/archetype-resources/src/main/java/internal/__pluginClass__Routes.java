package ${package}.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.kernel.TenantId;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;

/** The company's route: what completes in the appliance is noted. Events come at least once, so {@link Observations} keeps each once. */
final class ${pluginClass}Routes extends RouteBuilder {

    private final TenantId tenant;
    private final Observations observations;

    private ${pluginClass}Routes(TenantId tenant, Observations observations) {
        this.tenant = tenant;
        this.observations = observations;
    }

    static void add(CamelContext camel, TenantId tenant, Observations observations) {
        try {
            camel.addRoutes(new ${pluginClass}Routes(tenant, observations));
        } catch (Exception refused) {
            throw RuntimeCamelException.wrapRuntimeCamelException(refused);
        }
    }

    static void remove(CamelContext camel, TenantId tenant) {
        try {
            camel.getRouteController().stopRoute(id(tenant));
            camel.removeRoute(id(tenant));
        } catch (Exception stuck) {
            throw RuntimeCamelException.wrapRuntimeCamelException(stuck);
        }
    }

    @Override
    public void configure() {
        from("plumbline-event:sync.completed?tenant=" + tenant + "&handler=" + id(tenant))
                .routeId(id(tenant))
                .process(exchange -> {
                    JsonNode event = exchange.getMessage().getBody(JsonNode.class);
                    long id = exchange.getMessage().getHeader("PlumblineEventId", Long.class);
                    String subject = exchange.getMessage().getHeader("PlumblineSubject", String.class);
                    observations.note(tenant, id, subject, "completed with " + event.size() + " details");
                });
    }

    private static String id(TenantId tenant) {
        return ${pluginClass}Plugin.ID + ".note-" + tenant;
    }
}
