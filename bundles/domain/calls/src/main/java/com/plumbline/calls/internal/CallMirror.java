package com.plumbline.calls.internal;

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

/** The copy of the call log. */
@Component(service = Mirror.class)
public class CallMirror extends TableMirror {

    private static final MirrorTable TABLE = MirrorTable.of("calls", "phone_call")
            .reference("customerId", "customer_id", "customers")
            .reference("jobId", "job_id", "jobs")
            .text("direction", "direction", 20)
            .text("from", "from_number", 60)
            .text("to", "to_number", 60)
            .integer("duration", "duration_seconds")
            .text("type", "type", 60)
            .text("reason", "reason", 300)
            .text("agent", "agent", 200)
            .instant("receivedOn", "received_at")
            .build();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile PrivacyDecisions decisions;

    @Activate
    public CallMirror(@Reference(target = "(osgi.unit.name=calls)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Calls");
    }

    @Override
    protected List<MirrorRecord> admitted(TenantId tenant, String system, Connection connection, List<MirrorRecord> page) {
        return Erased.of(decisions, tenant).without(page, record -> Erased.reference(system, record, "customerId", "customers"), true, "from", "to", "reason");
    }
}
