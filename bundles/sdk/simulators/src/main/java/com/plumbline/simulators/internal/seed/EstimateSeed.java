package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates: open, sold, dismissed, usually as good, better, best. Six sold ones never reached an invoice; one of them, at about
 * $14,000, is the sort of loss an owner buys this product for.
 */
final class EstimateSeed {

    private static final String[] OPTIONS = {"Good", "Better", "Best"};

    private final World world;
    private final Dice dice;
    private final List<ObjectNode> estimates = new ArrayList<>();
    private int forgotten;

    EstimateSeed(World world) {
        this.world = world;
        this.dice = world.dice("estimates");
    }

    void plant(List<JobDraft> drafts) {
        int mostForgotten = Math.max(1, world.plan.jobs() / 200);
        for (JobDraft draft : drafts) {
            boolean visited = draft.is("Completed") || draft.is("InProgress") || draft.is("Hold");
            if (visited && draft.zeroDollar && !draft.noCharge && forgotten < mostForgotten) {
                forget(draft);
            } else if (visited && dice.chance(0.36)) {
                options(draft);
            }
        }
        world.shop.table(Kind.ESTIMATE).plant(estimates.stream());
    }

    /** Sold in the field, never billed. */
    private void forget(JobDraft draft) {
        long cents = forgotten == 0 ? 1_428_000L : dice.between(60_000, 390_000);
        String name = forgotten == 0 ? "Repipe and new main line" : "Repair as discussed";
        forgotten++;
        estimates.add(estimate(draft, name, cents, "Sold", true));
    }

    private void options(JobDraft draft) {
        int count = dice.chance(0.6) ? 3 : 1;
        int sold = dice.chance(0.34) ? dice.below(count) : -1;
        boolean dismissed = sold < 0 && dice.chance(0.3);
        PricebookSeed.Service base = dice.pick(world.services(draft.type.category()));
        for (int i = 0; i < count; i++) {
            long cents = base.priceCents() * (100 + 45L * i) / 100;
            String status = i == sold ? "Sold" : dismissed || sold >= 0 ? "Dismissed" : "Open";
            estimates.add(estimate(draft, (count == 1 ? "" : OPTIONS[i] + ": ") + base.name(), cents, status, i == 1));
        }
    }

    private ObjectNode estimate(JobDraft draft, String name, long cents, String status, boolean recommended) {
        long id = world.nextId(Kind.ESTIMATE);
        draft.estimateIds.add(id);
        Instant made = world.days.happened(draft.lastVisit().start().plus(Duration.ofMinutes(40)));
        boolean sold = status.equals("Sold");
        Long seller = draft.technicians.isEmpty() ? null : draft.technicians.get(0).id();
        if (sold) {
            draft.soldById = seller;
        }
        ObjectNode json = Json.object().put("id", id).put("jobId", draft.id).putNull("projectId").put("locationId", draft.place.id())
                .put("customerId", draft.place.household().id()).put("name", name).put("jobNumber", draft.number);
        json.putObject("status").put("value", sold ? 1 : status.equals("Dismissed") ? 2 : 0).put("name", status);
        json.put("reviewStatus", "None").put("summary", draft.summary).put("createdOn", Json.time(made)).put("modifiedOn", Json.time(made))
                .put("soldOn", sold ? Json.time(made) : null).put("soldBy", sold ? seller : null).put("active", true);
        item(json.putArray("items"), name, cents, made);
        json.putArray("externalLinks");
        return json.put("subtotal", Json.amount(cents)).put("tax", Json.amount(0)).put("businessUnitId", draft.type.unit().id())
                .put("businessUnitName", draft.type.unit().name()).put("isRecommended", recommended).putNull("budgetCodeId")
                .put("isChangeOrder", false).putNull("proposalTagName").putNull("depositAmount").putNull("depositPercent")
                .put("requireDepositOnSignature", false);
    }

    private void item(ArrayNode items, String name, long cents, Instant made) {
        PricebookSeed.Service service = world.services.get(dice.below(world.services.size()));
        ObjectNode item = items.addObject().put("id", estimates.size() + 1L);
        item.putObject("sku").put("id", service.id()).put("name", service.code()).put("displayName", name).put("type", "Service")
                .put("soldHours", Json.amount(100)).put("generalLedgerAccountId", 1).put("generalLedgerAccountName", "Sales")
                .put("modifiedOn", Json.time(made));
        item.put("skuAccount", "Sales").put("description", name).putNull("membershipTypeId").put("qty", Json.amount(100))
                .put("unitRate", Json.amount(cents)).put("total", Json.amount(cents)).put("unitCost", Json.amount(cents * 28 / 100))
                .put("totalCost", Json.amount(cents * 28 / 100)).put("itemGroupName", "").putNull("itemGroupRootId")
                .put("createdOn", Json.time(made)).put("modifiedOn", Json.time(made)).put("chargeable", true).putNull("invoiceItemId")
                .putNull("budgetCodeId");
    }
}
