package com.plumbline.calls.internal;

import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

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

    @Activate
    public CallMirror(@Reference(target = "(osgi.unit.name=calls)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Calls");
    }
}
