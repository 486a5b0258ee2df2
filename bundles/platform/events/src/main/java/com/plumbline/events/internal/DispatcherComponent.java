package com.plumbline.events.internal;

import com.plumbline.events.EventHandler;
import com.plumbline.events.TimedJob;
import com.plumbline.events.internal.delivery.Dispatcher;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Store;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Starts the dispatcher, gives it the handlers as they come and go, and tidies its tables once a day. */
@Component(service = {DatabaseListener.class, CompanyListener.class, TimedJob.class}, immediate = true, configurationPid = "com.plumbline.events")
@Designate(ocd = EventSettings.class)
public class DispatcherComponent implements DatabaseListener, CompanyListener, TimedJob {

    private final Dispatcher dispatcher;

    @Activate
    public DispatcherComponent(EventSettings settings,
            @Reference(target = "(osgi.unit.name=events)") Store events,
            @Reference(target = "(osgi.unit.name=events-platform)") Store platform,
            @Reference CompanyDatabases databases, @Reference Outgoing outgoing, @Reference DeadLetterNews news, @Reference Clock clock) {
        dispatcher = new Dispatcher(events, platform, databases, outgoing, clock, settings.workers());
        dispatcher.onDeadLetters(news::tell);
        // Until somebody knows which companies are active, everything waits.
        dispatcher.serve(tenant -> false);
        dispatcher.start();
    }

    @Deactivate
    void deactivate() {
        dispatcher.close();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addCompanies(Companies companies) {
        dispatcher.serve(companies::isActive);
    }

    void removeCompanies(Companies companies) {
        dispatcher.serve(tenant -> false);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(EventHandler handler) {
        dispatcher.add(handler);
    }

    void removeHandler(EventHandler handler) {
        dispatcher.remove(handler);
    }

    @Override
    public void changed(Company company) {
        dispatcher.changed(company.id());
    }

    @Override
    public void arrived(TenantId tenant) {
        // The platform's database has no events.
        if (!tenant.isPlatform()) {
            dispatcher.arrived(tenant);
        }
    }

    @Override
    public void dropped(TenantId tenant) {
        dispatcher.dropped(tenant);
    }

    @Override
    public String name() {
        return "events.tidy";
    }

    @Override
    public String title() {
        return "Tidy up delivered events";
    }

    @Override
    public String cron() {
        return "0 40 3 * * ?";
    }

    @Override
    public String run(TenantId tenant) {
        return dispatcher.tidy(tenant);
    }
}
