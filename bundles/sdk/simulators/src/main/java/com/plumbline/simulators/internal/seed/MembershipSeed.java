package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Four membership types; one customer in twelve is or was a member. */
final class MembershipSeed {

    private static final List<String> TYPES = List.of("Comfort Club", "Comfort Club Plus", "Plumbing Protection", "Commercial Care");

    private final World world;
    private final Dice dice;

    MembershipSeed(World world) {
        this.world = world;
        this.dice = world.dice("memberships");
    }

    void plant() {
        List<Long> types = TYPES.stream().map(name -> world.nextId(Kind.MEMBERSHIP_TYPE)).toList();
        world.shop.table(Kind.MEMBERSHIP_TYPE).plant(IntStream.range(0, TYPES.size()).mapToObj(i -> type(types.get(i), TYPES.get(i))));
        world.shop.table(Kind.MEMBERSHIP).plant(world.places.stream().limit(world.plan.customers())
                .flatMap(place -> dice.chance(1 / 12.0) ? Stream.of(membership(place, types)) : Stream.empty()));
    }

    private ObjectNode type(long id, String name) {
        Instant opened = world.days.at(-1500, 9, 0);
        ObjectNode json = Json.object().put("id", id).put("createdOn", Json.time(opened)).putNull("createdById")
                .put("modifiedOn", Json.time(opened)).putNull("importId").putNull("billingTemplateId").put("discount", Json.amount(1000));
        for (String list : List.of("durationBilling", "discounts", "recurringServices", "tagTypeIds")) {
            json.putArray(list);
        }
        return json.put("name", name).put("displayName", name).put("active", true).put("discountMode", "Basic")
                .put("locationTarget", "SingleLocation").put("revenueRecognitionMode", "PointOfSale").put("autoCalculateInvoiceTemplates", false)
                .put("useMembershipPricingTable", false).put("showMembershipSavings", true);
    }

    private ObjectNode membership(Place place, List<Long> types) {
        int ageDays = dice.between(5, 1100);
        boolean canceled = dice.chance(0.08);
        boolean expired = !canceled && ageDays > 730 && dice.chance(0.4);
        String status = canceled ? "Canceled" : expired ? "Expired" : dice.chance(0.02) ? "Suspended" : "Active";
        Instant begun = world.days.at(-ageDays, 10, 0);
        Instant modified = world.days.at(-Math.min(ageDays, dice.between(1, 300)), 10, 30);
        int ends = ((ageDays / 365) + 1) * 365 - ageDays;
        ObjectNode json = Json.object().put("id", world.nextId(Kind.MEMBERSHIP)).put("createdOn", Json.time(begun)).putNull("createdById")
                .put("modifiedOn", Json.time(modified)).put("followUpOn", Json.time(world.days.at(ends - 30, 9, 0)))
                .put("cancellationDate", canceled ? Json.time(modified) : null).put("from", Json.time(begun))
                .put("nextScheduledBillDate", status.equals("Active") ? Json.time(world.days.at(ends, 9, 0)) : null)
                .put("to", expired ? Json.time(world.days.at(-20, 9, 0)) : Json.time(world.days.at(ends, 9, 0)))
                .put("billingFrequency", dice.chance(0.6) ? "Annual" : "Monthly").put("renewalBillingFrequency", "Annual").put("status", status)
                .put("followUpStatus", expired ? "Unreachable" : "NotAttempted").put("active", status.equals("Active"))
                .put("initialDeferredRevenue", Json.amount(0)).put("duration", 12).put("renewalDuration", 12)
                .put("businessUnitId", world.units.get(world.units.size() - 2).id()).put("customerId", place.household().id())
                .put("membershipTypeId", place.household().commercial() ? types.get(3) : types.get(dice.below(3)));
        for (String absent : List.of("activatedById", "activatedFromId", "billingTemplateId", "cancellationBalanceInvoiceId",
                "cancellationInvoiceId", "followUpCustomStatusId")) {
            json.putNull(absent);
        }
        json.put("locationId", place.id());
        for (String absent : List.of("paymentMethodId", "paymentTypeId", "recurringLocationId", "renewalMembershipTaskId", "renewedById",
                "soldById", "customerPo", "importId", "memo")) {
            json.putNull(absent);
        }
        json.putArray("customFields");
        return json;
    }
}
