package com.plumbline.briefing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.customers.spi.ProfileBadges.ProfileBadge;
import com.plumbline.jobs.spi.JobBadges.JobBadge;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** What lists show of a briefing and a profile is remembered, so that a list costs no query, and right after each change. */
class BadgesTest {

    @TempDir
    Path folder;
    private Office office;
    private TenantId tenant;

    @ForEachStorage
    @Proves("BRF-16")
    void aListShowsEachChangeAsSoonAsItIsCommitted(Store store, TenantId company) {
        tenant = company;
        office = new Office(store, company, folder);
        assertThat(briefing()).isNull();
        assertThat(profile()).isNull();

        office.briefings.request(office.dispatcher(), Office.JOB);
        assertThat(briefing()).extracting(JobBadge::state, JobBadge::deliveryState).containsExactly("writing", null);

        office.outbox.deliver(tenant, office.writing);
        assertThat(briefing().state()).isEqualTo("ready");
        assertThat(profile().state()).isEqualTo("ready");

        office.deliveries.deliver(office.dispatcher(), office.briefings.ofJob(tenant, Office.JOB).id(), null);
        assertThat(briefing().deliveryState()).isEqualTo("created");
    }

    private JobBadge briefing() {
        return office.briefingBadges.badges(tenant, Set.of(Office.JOB)).get(Office.JOB);
    }

    private ProfileBadge profile() {
        return office.customerBadges.badges(tenant, Set.of(Office.CUSTOMER)).get(Office.CUSTOMER);
    }
}
