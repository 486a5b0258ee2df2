package com.plumbline.jobs.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.spi.WorkHistory.Work;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobQuery;
import com.plumbline.jobs.Technician;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Remembered;
import java.sql.Connection;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** What every board and list asks for again and again: pages of days, technicians, the work of customers. Forgotten with each change. */
@Component(service = {JobMemory.class, DatabaseListener.class})
public class JobMemory implements DatabaseListener {

    /** A page of a list of days without a filter by words. */
    record Days(JobQuery query, Page.Request page) {
    }

    private final Remembered<Days, Page<Job>> days = new Remembered<>(100);
    private final Remembered<CustomerId, Work> work = new Remembered<>(30_000);
    private final Remembered<Boolean, List<Technician>> technicians = new Remembered<>(1);

    Remembered<Days, Page<Job>> days() {
        return days;
    }

    Remembered<CustomerId, Work> work() {
        return work;
    }

    Remembered<Boolean, List<Technician>> technicians() {
        return technicians;
    }

    /** With the commit, before the screens are told. */
    public void jobsChanged(TenantId tenant, Connection connection) {
        days.forgetAfterCommit(tenant, connection);
        work.forgetAfterCommit(tenant, connection);
    }

    public void techniciansChanged(TenantId tenant, Connection connection) {
        technicians.forgetAfterCommit(tenant, connection);
    }

    @Override
    public void arrived(TenantId tenant) {
        forget(tenant);
    }

    @Override
    public void dropped(TenantId tenant) {
        forget(tenant);
    }

    private void forget(TenantId tenant) {
        days.forget(tenant);
        work.forget(tenant);
        technicians.forget(tenant);
    }
}
