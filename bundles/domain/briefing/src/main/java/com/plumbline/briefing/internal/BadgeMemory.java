package com.plumbline.briefing.internal;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.spi.ProfileBadges.ProfileBadge;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.spi.JobBadges.JobBadge;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Remembered;
import org.osgi.service.component.annotations.Component;

/** How far briefings and profiles are, which every list of jobs and customers asks for; {@link Screens} has it forgotten. */
@Component(service = {BadgeMemory.class, DatabaseListener.class})
public class BadgeMemory implements DatabaseListener {

    private final Remembered<JobId, JobBadge> briefings = new Remembered<>(30_000);
    private final Remembered<CustomerId, ProfileBadge> profiles = new Remembered<>(30_000);

    Remembered<JobId, JobBadge> briefings() {
        return briefings;
    }

    Remembered<CustomerId, ProfileBadge> profiles() {
        return profiles;
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
        briefings.forget(tenant);
        profiles.forget(tenant);
    }
}
