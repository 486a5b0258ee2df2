package ${package}.internal;

import com.plumbline.identity.Caller;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** What the console page reads and writes. The appliance refuses it to companies that did not enable the plug-in. */
@Component(service = ${pluginClass}Resource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("x/${artifactId}/observations")
public class ${pluginClass}Resource {

    /** One observation, as JSON. */
    public record ObservationJson(String id, String subject, String text, Instant at) {}

    /** @param text 1 to 500 characters */
    public record NewObservation(String text) {}

    private final Observations observations;

    @Activate
    public ${pluginClass}Resource(@Reference Observations observations) {
        this.observations = observations;
    }

    @GET
    @Requires("jobs.read")
    @Operation(summary = "What was noted, newest first.")
    public Page<ObservationJson> list(@BeanParam PageQuery query, @Context SecurityContext security) {
        return observations.list(Callers.of(security).tenant(), query.page())
                .map(one -> new ObservationJson(Ids.text("obs", one.id()), one.subject(), one.text(), one.observedAt()));
    }

    @POST
    @Requires("notes.write")
    @Answers(201)
    @Operation(summary = "Notes something by hand.")
    public Map<String, String> add(NewObservation observation, @Context SecurityContext security) {
        if (observation == null || observation.text() == null || observation.text().isBlank() || observation.text().length() > 500) {
            throw new RuleViolation("observation.text", "Write what you saw, in 1 to 500 characters.", Map.of("text", "1 to 500 characters"));
        }
        Caller who = Callers.of(security);
        return Map.of("id", Ids.text("obs", observations.add(who.tenant(), who.name(), observation.text())));
    }
}
