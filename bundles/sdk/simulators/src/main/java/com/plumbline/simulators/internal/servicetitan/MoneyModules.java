package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;

/** Accounting, price book and sales. Accounting writes amounts as text, the others as numbers. */
final class MoneyModules {

    private MoneyModules() {
    }

    static void offer(Catalog accounting) {
        accounting.list("invoices", invoices()).export("export/invoices", Kind.INVOICE).export("export/invoice-items", Kind.INVOICE_ITEM);
        accounting.list("payments", new Resource(Kind.PAYMENT).activity(Resource.Activity.ACTIVE_STATE)
                .filter("customerId", Filter.id("/customer/id")).filter("appliedToInvoiceIds", Filter.ids("/appliedTo/0/appliedTo"))
                .filter("paidOnAfter", Filter.onOrAfter("/date")).filter("paidOnBefore", Filter.before("/date"))
                .filter("totalGreater", Filter.greater("/total")).filter("totalLess", Filter.less("/total")))
                .export("export/payments", Kind.PAYMENT);
        accounting.listAndSingle("payment-types", new Resource(Kind.PAYMENT_TYPE).without("active"))
                .list("tax-zones", new Resource(Kind.TAX_ZONE));

        Catalog pricebook = accounting.of("pricebook/v2");
        pricebook.listAndSingle("services", searchable(Kind.PRICEBOOK_SERVICE)).export("export/services", Kind.PRICEBOOK_SERVICE);
        pricebook.listAndSingle("materials", searchable(Kind.PRICEBOOK_MATERIAL)).export("export/materials", Kind.PRICEBOOK_MATERIAL);
        pricebook.listAndSingle("equipment", searchable(Kind.PRICEBOOK_EQUIPMENT)).export("export/equipment", Kind.PRICEBOOK_EQUIPMENT);
        pricebook.listAndSingle("categories", new Resource(Kind.PRICEBOOK_CATEGORY)
                .filter("categoryType", Filter.word("/categoryType", "Services", "Materials")))
                .export("export/categories", Kind.PRICEBOOK_CATEGORY);

        Catalog sales = accounting.of("sales/v2");
        sales.listAndSingle("estimates", estimates()).export("export/estimates", Kind.ESTIMATE).export("estimates/export", Kind.ESTIMATE);
    }

    private static Resource invoices() {
        return new Resource(Kind.INVOICE).activity(Resource.Activity.ACTIVE_STATE)
                .filter("jobId", Filter.id("/job/id")).filter("jobNumber", Filter.is("/job/number"))
                .filter("customerId", Filter.id("/customer/id")).filter("businessUnitId", Filter.id("/businessUnit/id"))
                .filter("number", Filter.is("/referenceNumber")).filter("adjustmentToId", Filter.id("/adjustmentToId"))
                .filter("statuses", Filter.words("/syncStatus", "Pending", "Posted", "Exported"))
                .filter("reviewStatuses", Filter.words("/reviewStatus", "NeedsReview", "OnHold", "Reviewed", "PendingApproval", "Rejected",
                        "ReadyForBilling", "Invoiced"))
                .filter("invoiceConfigurations", Filter.words("/invoiceConfiguration", "JobInvoice", "ProjectInvoice", "CounterSales",
                        "MembershipInvoice", "InterestChargeInvoice", "ARImportInvoice"))
                .filter("invoicedOnOrAfter", Filter.onOrAfter("/invoiceDate")).filter("invoicedOnBefore", Filter.before("/invoiceDate"))
                .filter("dueDateOnOrAfter", Filter.onOrAfter("/dueDate")).filter("dueDateBefore", Filter.before("/dueDate"))
                .filter("totalGreater", Filter.greater("/total")).filter("totalLess", Filter.less("/total"));
    }

    private static Resource estimates() {
        return new Resource(Kind.ESTIMATE)
                .filter("jobId", Filter.id("/jobId")).filter("jobNumber", Filter.is("/jobNumber"))
                .filter("locationId", Filter.id("/locationId")).filter("projectId", Filter.id("/projectId"))
                .filter("soldById", Filter.id("/soldBy")).filter("soldByEmployeeId", Filter.id("/soldBy"))
                .filter("status", Filter.is("/status/name"))
                .filter("soldAfter", Filter.onOrAfter("/soldOn")).filter("soldBefore", Filter.before("/soldOn"))
                .filter("totalGreater", Filter.greater("/subtotal")).filter("totalLess", Filter.less("/subtotal"));
    }

    private static Resource searchable(Kind kind) {
        return new Resource(kind).filter("searchText", (name, value, shop) -> {
            var inName = Filter.contains("/displayName").read(name, value, shop);
            var inCode = Filter.contains("/code").read(name, value, shop);
            return record -> inName.test(record) || inCode.test(record);
        });
    }
}
