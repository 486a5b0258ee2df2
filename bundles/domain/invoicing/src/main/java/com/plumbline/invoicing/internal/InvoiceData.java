package com.plumbline.invoicing.internal;

import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.persistence.KeptRows;
import com.plumbline.persistence.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The invoices of a customer. */
@Component(service = PersonalData.class)
public class InvoiceData extends KeptRows {

    @Activate
    public InvoiceData(@Reference(target = "(osgi.unit.name=invoicing)") Store store) {
        super(store, "invoices", "SELECT * FROM invoice WHERE customer_id = ?");
    }
}
