package com.plumbline.tenancy.internal;

import com.plumbline.identity.CompanyRegistry;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At the start: takes up what was cut short, and knows every company that somebody else made. */
@Component(service = CompanyListener.class, immediate = true)
public class Recovery implements CompanyListener {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Store store;
    private final Clock clock;

    @Activate
    public Recovery(@Reference(target = "(osgi.unit.name=tenancy)") Store store, @Reference CompanyRegistry companies, @Reference SignUps signUps,
            @Reference LifeCycle lifeCycle, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
        Thread thread = new Thread(() -> recover(companies, signUps, lifeCycle), "company-recovery");
        thread.setDaemon(true);
        thread.start();
    }

    private void recover(CompanyRegistry companies, SignUps signUps, LifeCycle lifeCycle) {
        try {
            signUps.recover();
            lifeCycle.recover();
            companies.all().forEach(this::changed);
        } catch (RuntimeException failed) {
            // The edge of a thread: the next start tries again.
            LOG.error("What was cut short could not be taken up again", failed);
        }
    }

    @Override
    public void changed(Company company) {
        store.sql(TenantId.PLATFORM, connection -> {
            ProfileTable.ensure(connection, company.id(), clock.instant());
            return null;
        });
    }
}
