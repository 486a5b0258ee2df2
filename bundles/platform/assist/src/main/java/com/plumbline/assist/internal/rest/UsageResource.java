package com.plumbline.assist.internal.rest;

import com.plumbline.assist.ModelUsage;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/model-usage}: tokens by day, task and model. */
@Component(service = UsageResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("model-usage")
public class UsageResource {

    private static final int USUAL_DAYS = 30;

    private final ModelUsage usage;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public UsageResource(@Reference ModelUsage usage, @Reference Companies companies, @Reference Clock clock) {
        this.usage = usage;
        this.companies = companies;
        this.clock = clock;
    }

    /** @param day as {@code 2026-11-21}, in the company's zone */
    public record UsedJson(String day, String task, String model, int questions, long inputTokens, long outputTokens) {}

    /** By day, newest first. */
    public record UsageJson(List<UsedJson> items) {}

    @GET
    @Requires("plugins.read")
    @Operation(summary = "What was used of language models, by day, task and model; the last 30 days when no days are named.")
    public UsageJson list(@QueryParam("from") String from, @QueryParam("to") String to, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        LocalDate today = LocalDate.ofInstant(clock.instant(), companies.get(tenant).zone());
        LocalDate last = day("to", to, today);
        return new UsageJson(usage.between(tenant, day("from", from, last.minusDays(USUAL_DAYS)), last).stream().map(used -> new UsedJson(
                used.day().toString(), used.task(), used.model(), used.questions(), used.inputTokens(), used.outputTokens())).toList());
    }

    private static LocalDate day(String name, String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new RuleViolation("request.invalid", "\"" + text + "\" is not a day like 2026-11-21.", Map.of(name, "not a day"));
        }
    }
}
