package com.plumbline.briefing.internal;

import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.writer.GuidanceLibrary;
import com.plumbline.briefing.internal.writer.GuidanceLines;
import com.plumbline.briefing.internal.writer.Grounds;
import com.plumbline.briefing.internal.writer.RuleWriter;
import com.plumbline.briefing.internal.writer.Sections;
import com.plumbline.briefing.internal.writer.Situation;
import com.plumbline.briefing.internal.writer.SmsWriter;
import com.plumbline.briefing.internal.writer.Statement;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes briefings to be looked at while guidance is changed: by the rules, at once, and for nobody else. */
@Component(service = Drafts.class)
public class Drafts {

    /**
     * @param kind the kind that the job is of; when it is another than the one that is changed, the change does not show
     * @param sms  {@code null} when it would be too long
     */
    public record Draft(String kind, Sections sections, int readingSeconds, @Nullable String sms, List<Statement> statements) {}

    private final Jobs jobs;
    private final Profiles profiles;
    private final SituationReader situations;
    private final Guidances guidances;
    private final Settings settings;

    @Activate
    public Drafts(@Reference Jobs jobs, @Reference Profiles profiles, @Reference SituationReader situations, @Reference Guidances guidances, @Reference Settings settings) {
        this.jobs = jobs;
        this.profiles = profiles;
        this.situations = situations;
        this.guidances = guidances;
        this.settings = settings;
    }

    /**
     * @param lines {@code null}: what holds now
     * @throws com.plumbline.kernel.NotFound {@code job.unknown}
     * @throws RuleViolation {@code request.invalid} when the lines are not right
     */
    public Draft of(TenantId tenant, JobId id, String kind, GuidanceLines lines) {
        Map<String, GuidanceLines> own = new HashMap<>(guidances.own(tenant));
        if (lines != null) {
            lines.check();
            own.put(kind, lines);
        }
        Job job = jobs.get(tenant, id);
        List<Fact> facts = job.customer() == null ? List.of() : profiles.stored(tenant, job.customer()).orElse(List.of());
        Situation now = situations.read(tenant, job, facts);
        GuidanceLibrary library = situations.library().with(own);
        Sections sections = new RuleWriter(library).write(now);
        return new Draft(library.forJob(now.job()).id(), sections, sections.readingSeconds(), sms(tenant, now, sections),
                Grounds.of(now, sections, library.forJob(now.job()), null, job.customer() == null ? Map.of() : profiles.ids(tenant, job.customer())));
    }

    private String sms(TenantId tenant, Situation now, Sections sections) {
        try {
            return new SmsWriter().write(settings.beginning(tenant), now, sections, Links.standIn(settings.address(tenant)));
        } catch (RuleViolation tooLong) {
            return null;
        }
    }
}
