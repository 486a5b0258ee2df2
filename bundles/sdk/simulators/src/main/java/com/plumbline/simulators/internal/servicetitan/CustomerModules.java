package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;

/** Marketing, memberships, installed equipment, trucks and telephone calls. */
final class CustomerModules {

    private CustomerModules() {
    }

    static void offer(Catalog marketing) {
        marketing.listAndSingle("campaigns", new Resource(Kind.CAMPAIGN).filter("name", Filter.contains("/name")));
        marketing.listAndSingle("categories", new Resource(Kind.CAMPAIGN_CATEGORY).activity(Resource.Activity.NONE));

        Catalog memberships = marketing.of("memberships/v2");
        memberships.listAndSingle("memberships", new Resource(Kind.MEMBERSHIP).filter("customerIds", Filter.ids("/customerId"))
                .filter("status", Filter.word("/status", "Active", "Suspended", "Expired", "Canceled", "Deleted"))
                .filter("billingFrequency", Filter.word("/billingFrequency", "OneTime", "Monthly", "EveryOtherMonth", "Quarterly",
                        "BiAnnual", "Annual"))
                .filter("duration", Filter.id("/duration"))).export("export/memberships", Kind.MEMBERSHIP);
        memberships.listAndSingle("membership-types", new Resource(Kind.MEMBERSHIP_TYPE))
                .export("export/membership-types", Kind.MEMBERSHIP_TYPE);

        Catalog equipment = marketing.of("equipmentsystems/v2");
        equipment.listAndSingle("installed-equipment", new Resource(Kind.EQUIPMENT).filter("locationIds", Filter.ids("/locationId")))
                .export("export/installed-equipment", Kind.EQUIPMENT);
        equipment.listAndSingle("equipment-types", new Resource(Kind.EQUIPMENT_TYPE).filter("name", Filter.contains("/name")));

        marketing.of("inventory/v2").list("trucks", new Resource(Kind.TRUCK))
                .list("inventory-templates", new Resource(Kind.STOCK_TEMPLATE));

        marketing.of("telecom/v2").export("export/calls", Kind.CALL);
        marketing.of("telecom/v3").list("calls", new Resource(Kind.CALL).view(CustomerModules::call)
                .filter("campaignId", Filter.id("/campaign/id")).filter("callerPhoneNumber", Filter.contains("/from"))
                .filter("phoneNumberCalled", Filter.contains("/to")).filter("createdAfter", Filter.onOrAfter("/createdOn"))
                .filter("modifiedAfter", Filter.onOrAfter("/modifiedOn")));
    }

    /** The list nests what the feed has flat. */
    private static ObjectNode call(ObjectNode record) {
        ObjectNode lead = Json.object().put("createdOn", record.path("createdOn").asText()).put("active", true)
                .put("id", record.path("id").asLong()).put("receivedOn", record.path("createdOn").asText());
        for (String field : new String[] {"duration", "from", "to", "direction"}) {
            lead.set(field, record.get(field));
        }
        lead.set("callType", record.get("type"));
        lead.putNull("reason").putNull("recordingUrl").putNull("voiceMailUrl").putNull("createdBy").set("customer", record.get("customer"));
        lead.set("campaign", record.get("campaign"));
        lead.put("modifiedOn", record.path("modifiedOn").asText()).putNull("agent").putNull("sid").putArray("tags");
        ObjectNode call = Json.object().put("id", record.path("id").asLong()).put("jobNumber", record.at("/job/number").asText(null))
                .put("projectId", 0).putNull("businessUnit").putNull("type");
        call.set("leadCall", lead);
        return call;
    }
}
