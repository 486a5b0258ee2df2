package com.plumbline.rest.internal.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Audit;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Callers;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The audit trail. */
@Component(service = AuditResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("audit")
public class AuditResource {

    private final Audit audit;
    private final Companies companies;

    record Actor(String kind, String id, String name) {}

    record Subject(String type, @Nullable String id, String label) {}

    record AuditJson(String id, Instant at, Actor actor, String action, Subject subject, @Nullable JsonNode before, @Nullable JsonNode after,
            @Nullable String detail) {

        static AuditJson of(Audit.Recorded recorded) {
            var entry = recorded.entry();
            return new AuditJson(recorded.id(), recorded.at(),
                    new Actor(recorded.actorKind().name().toLowerCase(Locale.ROOT), recorded.actorId(), recorded.actorName()), entry.action(),
                    new Subject(entry.subjectType(), entry.subjectId(), entry.label()), entry.before(), entry.after(), entry.detail());
        }
    }

    @Activate
    public AuditResource(@Reference Audit audit, @Reference Companies companies) {
        this.audit = audit;
        this.companies = companies;
    }

    @GET
    @Requires("audit.read")
    @Operation(summary = "Who did what and when, newest first; from and to are days in the company's zone or moments, to is exclusive.")
    public Page<AuditJson> list(@BeanParam PageQuery query, @QueryParam("action") String action, @QueryParam("from") String from,
            @QueryParam("to") String to, @Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        ZoneId zone = companies.get(tenant).zone();
        String wanted = action == null || action.isBlank() ? null : action.strip();
        return audit.find(tenant, new Audit.Question(query.text(), wanted, moment("from", from, zone), moment("to", to, zone)), query.page())
                .map(AuditJson::of);
    }

    private static Instant moment(String name, String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException notADate) {
            throw new RuleViolation("request.invalid", "The parameter \"" + name + "\" is not a date like 2026-11-21.",
                    Map.of(name, "must be a date like 2026-11-21"));
        }
    }
}
