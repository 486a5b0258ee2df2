package com.plumbline.invoicing.internal;

import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the invoices. */
@Component(service = Mirror.class)
public class InvoiceMirror extends TableMirror {

    private static final MirrorTable TABLE = MirrorTable.of("invoices", "invoice")
            .text("number", "invoice_number", 80)
            .reference("jobId", "job_id", "jobs")
            .reference("customerId", "customer_id", "customers")
            .reference("locationId", "location_id", "locations")
            .date("date", "invoice_date")
            .date("dueDate", "due_date")
            .money("subTotal", "subtotal_minor")
            .money("tax", "tax_minor")
            .money("total", "total_minor")
            .money("balance", "balance_minor")
            .text("status", "status", 60)
            .json("items", "items", 1_000_000)
            .cents("total_minor")
            .build();

    @Activate
    public InvoiceMirror(@Reference(target = "(osgi.unit.name=invoicing)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Invoices");
    }
}
