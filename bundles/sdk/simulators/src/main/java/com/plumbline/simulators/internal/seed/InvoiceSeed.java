package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One invoice a job, as the vendor makes it, and those without a job: memberships, counter sales. Lines add up to the subtotal to the
 * cent; tax is on the whole subtotal and rounded once, half up.
 */
final class InvoiceSeed {

    private static final long TAX_BASIS_POINTS = 935;

    private final World world;
    private final Dice dice;
    private final List<ObjectNode> invoices = new ArrayList<>();
    private final List<ObjectNode> items = new ArrayList<>();
    private final List<ObjectNode> payments = new ArrayList<>();

    InvoiceSeed(World world) {
        this.world = world;
        this.dice = world.dice("invoices");
    }

    void plant(List<JobDraft> drafts) {
        drafts.forEach(this::ofJob);
        for (int i = drafts.size(); i < world.plan.invoices(); i++) {
            withoutJob(i);
        }
        world.shop.table(Kind.INVOICE).plant(invoices.stream());
        world.shop.table(Kind.INVOICE_ITEM).plant(items.stream());
        world.shop.table(Kind.PAYMENT).plant(payments.stream());
    }

    private void ofJob(JobDraft draft) {
        boolean billed = draft.is("Completed") && !draft.zeroDollar;
        boolean begun = draft.is("InProgress") && dice.chance(0.3);
        Instant date = draft.lastVisit().start();
        Draft invoice = new Draft(draft.invoiceId, draft.place, draft.type.unit(), date, draft.modified);
        if (billed || begun) {
            bill(invoice, draft);
        }
        draft.totalCents = invoice.subtotal;
        ObjectNode json = invoice(invoice, "JobInvoice", draft.number, billed ? draft.modified : draft.created);
        json.putObject("job").put("id", draft.id).put("number", draft.number).put("type", draft.type.name());
        pay(invoice, json, billed);
    }

    private void withoutJob(int index) {
        Place place = dice.pick(world.places);
        Instant date = world.days.at(-dice.between(1, 175), 12, 0);
        boolean membership = index % 5 != 0;
        Draft invoice = new Draft(world.nextId(Kind.INVOICE), place, world.units.get(0), date, world.days.happened(date.plus(Duration.ofHours(1))));
        PricebookSeed.Service service = dice.pick(world.services);
        line(invoice, membership ? "Comfort club, yearly" : service.name(), service, membership ? 19_900 : service.priceCents(), null);
        String number = (membership ? "M" : "C") + (1000 + index);
        ObjectNode json = invoice(invoice, membership ? "MembershipInvoice" : "CounterSales", number, invoice.modified);
        json.putNull("job");
        pay(invoice, json, true);
    }

    private void bill(Draft invoice, JobDraft draft) {
        int lines = dice.between(1, 3);
        for (int i = 0; i < lines; i++) {
            PricebookSeed.Service service = dice.pick(world.services(i > 0 && dice.chance(0.2) ? "General" : draft.type.category()));
            line(invoice, service.name(), service, service.priceCents(), draft);
        }
    }

    private void line(Draft invoice, String name, PricebookSeed.Service service, long cents, JobDraft draft) {
        int quantity = dice.chance(0.9) ? 1 : 2;
        long total = cents * quantity;
        invoice.subtotal += total;
        ObjectNode item = Json.object().put("id", world.nextId(Kind.INVOICE_ITEM)).put("description", name).put("quantity", quantity + ".00")
                .put("cost", Json.amountText(service.costCents())).put("totalCost", Json.amountText(service.costCents() * quantity))
                .putNull("inventoryLocation").put("price", Json.amountText(cents)).put("type", "Service").put("skuName", service.code())
                .put("skuId", service.id()).put("total", Json.amountText(total)).put("inventory", false).put("taxable", true)
                .putNull("generalLedgerAccount").putNull("costOfSaleAccount").putNull("assetAccount").put("membershipTypeId", 0)
                .putNull("itemGroup").put("displayName", name).put("soldHours", Json.amount(100)).put("createdOn", Json.time(invoice.modified))
                .put("modifiedOn", Json.time(invoice.modified)).putNull("serviceDate").put("order", invoice.items.size() + 1)
                .putNull("businessUnit").putNull("createdById").put("isChargeable", true).put("addOn", false)
                .put("memberPrice", Json.amountText(cents * 90 / 100))
                .put("technicianId", draft == null || draft.technicians.isEmpty() ? null : draft.technicians.get(0).id());
        invoice.items.add(item);
        items.add(item.deepCopy().put("active", true).put("invoiceId", invoice.id));
    }

    private ObjectNode invoice(Draft invoice, String configuration, String number, Instant created) {
        long tax = (invoice.subtotal * TAX_BASIS_POINTS + 5_000) / 10_000;
        invoice.total = invoice.subtotal + tax;
        Place place = invoice.place;
        ObjectNode json = Json.object().putNull("summary");
        json.set("items", invoice.items);
        json.putArray("customFields");
        json.put("active", true).put("discountTotal", "0.00").putNull("importId").putNull("exportId").putNull("materialSkuId")
                .putNull("membershipId").putNull("paidOn").put("invoiceConfiguration", configuration).put("id", invoice.id).putNull("budgetCodeId")
                .put("referenceNumber", number).put("invoiceDate", Json.time(invoice.date))
                .put("dueDate", Json.time(invoice.date.plus(Duration.ofDays(place.household().commercial() ? 30 : 0))))
                .put("subTotal", Json.amountText(invoice.subtotal)).put("salesTax", Json.amountText(tax));
        json.putObject("salesTaxCode").put("id", 1).put("name", "Sales tax").put("taxRate", Json.amount(TAX_BASIS_POINTS).movePointLeft(2));
        json.putNull("taxZoneId").put("total", Json.amountText(invoice.total)).put("balance", Json.amountText(invoice.total)).putNull("invoiceType");
        json.putObject("customer").put("id", place.household().id()).put("name", place.household().name());
        json.set("customerAddress", place.household().address().billingJson());
        json.putObject("location").put("id", place.id()).put("name", place.name());
        json.set("locationAddress", place.address().billingJson());
        json.putObject("businessUnit").put("id", invoice.unit.id()).put("name", invoice.unit.name());
        json.put("termName", place.household().commercial() ? "Net 30" : "Due upon receipt").put("createdBy", "office").putNull("batch")
                .putNull("depositedOn").put("createdOn", Json.time(created)).put("modifiedOn", Json.time(invoice.modified))
                .putNull("adjustmentToId").putNull("projectId").putNull("royalty").putNull("employeeInfo").putNull("commissionEligibilityDate")
                .put("sentStatus", "NotSent").put("reviewStatus", "NeedsReview").putNull("assignedTo").put("syncStatus", "Pending");
        invoices.add(json);
        return json;
    }

    /** Most pay at once; some a part; a few never. What is open counts to the customer's balance. */
    private void pay(Draft invoice, ObjectNode json, boolean billed) {
        long paid = 0;
        if (billed && invoice.total > 0) {
            int percentile = dice.below(100);
            paid = percentile < 84 ? invoice.total : percentile < 90 ? invoice.total / 2 : 0;
            json.put("sentStatus", "Sent").put("reviewStatus", paid == invoice.total ? "Reviewed" : "NeedsReview")
                    .put("syncStatus", percentile < 60 ? "Exported" : "Posted");
        }
        long open = invoice.total - paid;
        json.put("balance", Json.amountText(open));
        if (paid > 0) {
            payments.add(payment(invoice, paid));
            json.put("paidOn", open == 0 ? Json.time(invoice.modified) : null);
        }
        if (open > 0) {
            world.balances.merge(invoice.place.household().id(), open, Long::sum);
        }
    }

    private ObjectNode payment(Draft invoice, long cents) {
        Row type = dice.pick(world.shop.table(Kind.PAYMENT_TYPE).rows());
        ObjectNode json = Json.object().put("active", true);
        json.putArray("appliedTo").addObject().put("appliedAmount", Json.amountText(cents)).put("appliedBy", "office")
                .put("appliedId", world.nextId(Kind.PAYMENT)).put("appliedOn", Json.time(invoice.modified)).put("appliedTo", invoice.id)
                .put("appliedToReferenceNumber", String.valueOf(invoice.id));
        json.putNull("authCode").putNull("batch").putNull("businessUnit").putNull("checkNumber").put("createdBy", "office")
                .put("createdOn", Json.time(invoice.modified));
        json.putObject("customer").put("id", invoice.place.household().id()).put("name", invoice.place.household().name());
        json.putArray("customFields");
        return json.put("date", Json.time(invoice.modified)).putNull("deposit").putNull("generalLedgerAccount")
                .put("id", world.nextId(Kind.PAYMENT)).putNull("memo").put("modifiedOn", Json.time(invoice.modified)).putNull("referenceNumber")
                .putNull("refundedPaymentId").put("syncStatus", "Posted").put("total", Json.amountText(cents))
                .put("type", type.record().path("name").asText()).put("typeId", String.valueOf(type.id())).put("unappliedAmount", "0.00");
    }

    /** An invoice while its lines are added. */
    private static final class Draft {

        final long id;
        final Place place;
        final Office.Unit unit;
        final Instant date;
        final Instant modified;
        final ArrayNode items = Json.array();
        long subtotal;
        long total;

        Draft(long id, Place place, Office.Unit unit, Instant date, Instant modified) {
            this.id = id;
            this.place = place;
            this.unit = unit;
            this.date = date;
            this.modified = modified;
        }
    }
}
