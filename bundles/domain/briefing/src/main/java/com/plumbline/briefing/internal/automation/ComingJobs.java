package com.plumbline.briefing.internal.automation;

import com.plumbline.events.TimedJob;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobQuery;
import com.plumbline.jobs.Jobs;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks at all jobs of the coming days: when the rules change, and every night for what was booked before anybody listened. */
@Component(service = {ComingJobs.class, TimedJob.class})
public class ComingJobs implements TimedJob {

    /** What is sent at the latest so long before the visit, with a day to spare. */
    private static final int DAYS = AutomationRules.LONGEST_BEFORE / 24 + 2;

    private final Store store;
    private final Automation automation;
    private final Planner planner;
    private final Jobs jobs;
    private final Companies companies;
    private final Clock clock;

    @Activate
    public ComingJobs(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Automation automation, @Reference Planner planner,
            @Reference Jobs jobs, @Reference Companies companies, @Reference Clock clock) {
        this.store = store;
        this.automation = automation;
        this.planner = planner;
        this.jobs = jobs;
        this.companies = companies;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "briefing.plan";
    }

    @Override
    public String title() {
        return "Plan the briefings of the coming days";
    }

    @Override
    public String cron() {
        return "0 40 3 * * ?";
    }

    @Override
    public String run(TenantId tenant) {
        if (!automation.rules(tenant).on()) {
            return "Automatic briefings are off";
        }
        return look(tenant) + " jobs looked at";
    }

    /** @return how many will be looked at, in the background */
    int look(TenantId tenant) {
        Set<Long> ids = new TreeSet<>();
        if (automation.rules(tenant).on()) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), companies.get(tenant).zone());
            JobQuery coming = new JobQuery(today, today.plusDays(DAYS), null, null, null);
            Page<Job> page;
            int number = 1;
            do {
                page = jobs.list(tenant, coming, new Page.Request(number++, Page.LARGEST));
                page.items().stream().filter(Job::isOpen).forEach(job -> ids.add(job.id().value()));
            } while (page.items().size() == Page.LARGEST);
        }
        return store.sql(tenant, connection -> {
            ids.addAll(Plans.openJobs(connection));
            planner.lookSoon(tenant, connection, ids.stream().toList());
            return ids.size();
        });
    }
}
