package com.plumbline.estimates.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.kernel.privacy.Erased;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.persistence.MirrorTable;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The copy of the estimates. */
@Component(service = Mirror.class)
public class EstimateMirror extends TableMirror {

    private static final MirrorTable TABLE = MirrorTable.of("estimates", "estimate")
            .reference("jobId", "job_id", "jobs")
            .reference("customerId", "customer_id", "customers")
            .reference("locationId", "location_id", "locations")
            .text("name", "name", 300)
            .text("summary", "summary", 8000)
            .text("status", "status", 40)
            .money("subtotal", "subtotal_minor")
            .instant("soldOn", "sold_at")
            .reference("soldById", "sold_by_id", "technicians")
            .json("items", "items", 1_000_000)
            .cents("subtotal_minor")
            .build();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PrivacyDecisions decisions;

    @Activate
    public EstimateMirror(@Reference(target = "(osgi.unit.name=estimates)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Estimates");
    }

    @Override
    protected List<MirrorRecord> admitted(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        return Erased.of(decisions, tenant).without(page, record -> Erased.reference(system, record, "customerId", "customers"), true, "name", "summary");
    }
}
