package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.BriefingIds;
import com.plumbline.briefing.internal.results.Results;
import com.plumbline.briefing.internal.results.Results.Group;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/briefing/results}: what became of briefings on the technicians' phones. */
@Component(service = ResultsResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("briefing/results")
public class ResultsResource {

    private final Results results;

    @Activate
    public ResultsResource(@Reference Results results) {
        this.results = results;
    }

    /** @param to day after the last @param items the latest 200 */
    public record ResultsJson(LocalDate from, LocalDate to, long sent, long opened, long useful, long notUseful, List<Group> byTechnician,
            List<Group> byJobType, List<ItemJson> items) {}

    /** One briefing on one phone. @param useful {@code null} while there is no answer */
    public record ItemJson(String id, JobJson job, PersonJson technician, Instant sentAt, @Nullable Instant openedAt, @Nullable Boolean useful,
            @Nullable Instant answeredAt) {}

    /** Which job. */
    public record JobJson(String id, @Nullable String number, String jobType) {}

    /** As he was called when it was sent. */
    public record PersonJson(String id, String name) {}

    @GET
    @Requires("briefings.read")
    @Operation(summary = "How many briefings were sent, opened and found useful, by technician and job type; days are the company's, to is exclusive, thirty days when left out.")
    public ResultsJson get(@QueryParam("from") String from, @QueryParam("to") String to, @Context SecurityContext security) {
        Results.Summary all = results.between(Callers.of(security).tenant(), day("from", from), day("to", to));
        return new ResultsJson(all.from(), all.to(), all.sent(), all.opened(), all.useful(), all.notUseful(), all.byTechnician(), all.byJobType(),
                all.items().stream().map(item -> new ItemJson(BriefingIds.delivery(item.delivery()), new JobJson(item.job().toString(), item.number(), item.jobType()),
                        new PersonJson(item.technician().toString(), item.technicianName()), item.sentAt(), item.openedAt(), item.useful(), item.answeredAt()))
                        .toList());
    }

    private static LocalDate day(String name, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException notADay) {
            throw new RuleViolation("request.invalid", "A day is written 2026-11-22.", Map.of(name, "not a day"));
        }
    }
}
