package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.customers.CustomerId;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells open screens what changed, once the transaction is committed; before that, badges of it are forgotten. */
@Component(service = Screens.class)
public class Screens {

    private final LiveHub live;
    private final BadgeMemory badges;

    @Activate
    public Screens(@Reference LiveHub live, @Reference BadgeMemory badges) {
        this.live = live;
        this.badges = badges;
    }

    /** Lists of jobs show the briefing's state, so the job counts as changed too. */
    void briefing(TenantId tenant, EntityManager em, BriefingEntity briefing) {
        String job = new JobId(briefing.jobId()).toString();
        String id = BriefingIds.briefing(briefing.id());
        badges.briefings().forgetAfterCommit(tenant, Store.connection(em));
        Store.afterCommit(Store.connection(em), () -> {
            live.publish(tenant, "briefings", "changed", List.of(id, job), null);
            live.publish(tenant, "jobs", "changed", List.of(job), null);
        });
    }

    void delivery(TenantId tenant, EntityManager em, long delivery, BriefingEntity briefing, String kind) {
        String id = BriefingIds.delivery(delivery);
        Store.afterCommit(Store.connection(em), () -> live.publish(tenant, "deliveries", kind, List.of(id), null));
        briefing(tenant, em, briefing);
    }

    void profile(TenantId tenant, EntityManager em, long customer) {
        String id = new CustomerId(customer).toString();
        badges.profiles().forgetAfterCommit(tenant, Store.connection(em));
        Store.afterCommit(Store.connection(em), () -> {
            live.publish(tenant, "profiles", "changed", List.of(id), null);
            live.publish(tenant, "customers", "changed", List.of(id), null);
        });
    }
}
