package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.seed.Place.Household;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Customers with their contacts and notes. Runs after the invoices, whose open balances the customers show. */
final class CustomerSeed {

    private final World world;
    private final Dice dice;
    private final List<String> household = Vocabulary.sections("notes.txt").get("household");

    CustomerSeed(World world) {
        this.world = world;
        this.dice = world.dice("customers");
    }

    void plant() {
        world.shop.table(Kind.CUSTOMER).plant(world.households.stream().map(this::customer));
        world.shop.table(Kind.CUSTOMER_CONTACT).plant(world.households.stream().flatMap(this::contacts));
        world.shop.table(Kind.CUSTOMER_NOTE).plant(world.households.stream().flatMap(this::note));
    }

    private ObjectNode customer(Household customer) {
        ObjectNode json = Json.object().put("id", customer.id()).put("active", customer.active()).put("name", customer.name())
                .put("type", customer.commercial() ? "Commercial" : "Residential").set("address", customer.address().json());
        json.putArray("customFields");
        json.put("balance", Json.amount(world.balances.getOrDefault(customer.id(), 0L))).put("taxExempt", customer.commercial() && dice.chance(0.1));
        json.putArray("tagTypeIds");
        json.put("doNotMail", dice.chance(0.05)).put("doNotService", customer.doNotService()).put("nationalAccount", false)
                .put("createdOn", Json.time(created(customer))).put("createdById", world.office(dice))
                .put("modifiedOn", Json.time(modified(customer))).putNull("mergedToId").putNull("paymentTermId").putNull("creditLimit")
                .putNull("creditLimitBalance").putArray("externalData");
        return json;
    }

    private Stream<ObjectNode> contacts(Household customer) {
        List<ObjectNode> contacts = new ArrayList<>();
        boolean mobile = dice.chance(0.8);
        contacts.add(contact(Kind.CUSTOMER_CONTACT, customer, mobile ? "MobilePhone" : "Phone",
                Phones.written(customer.phone(), dice.chance(0.8) ? 0 : 1), null));
        if (customer.email() != null) {
            contacts.add(contact(Kind.CUSTOMER_CONTACT, customer, "Email", customer.email(), dice.chance(0.1) ? "invoices" : null));
        }
        contacts.forEach(json -> json.put("customerId", customer.id()).put("active", customer.active()));
        return contacts.stream();
    }

    /** A contact in the shape that customers and locations share; the caller adds whose it is. */
    ObjectNode contact(Kind kind, Household customer, String type, String value, String memo) {
        boolean phone = !type.equals("Email");
        ObjectNode json = Json.object().put("modifiedOn", Json.time(modified(customer)));
        json.putObject("phoneSettings").put("phoneNumber", phone ? customer.phone() : "").put("doNotText", phone && dice.chance(0.03));
        json.put("createdOn", Json.time(created(customer)));
        json.putObject("preferences").put("jobRemindersEnabled", true).put("marketingUpdatesEnabled", dice.chance(0.7))
                .put("invoiceStatementNotification", false).put("invoiceNotification", !phone).put("statementNotification", false);
        return json.put("id", world.nextId(kind)).put("type", type).put("value", value).put("memo", memo);
    }

    private Stream<ObjectNode> note(Household customer) {
        if (customer.commercial() || !dice.chance(0.3)) {
            return Stream.empty();
        }
        Instant when = modified(customer);
        return Stream.of(Json.object().put("id", world.nextId(Kind.CUSTOMER_NOTE)).put("text", dice.pick(household))
                .put("isPinned", dice.chance(0.2)).put("createdById", world.office(dice)).put("createdOn", Json.time(when))
                .put("modifiedOn", Json.time(when)).put("customerId", customer.id()));
    }

    private Instant created(Household customer) {
        return world.days.happened(world.days.at(-customer.daysAgo(), 8 + (int) (customer.id() % 9), (int) (customer.id() % 60)));
    }

    private Instant modified(Household customer) {
        int since = (int) (customer.id() % Math.min(customer.daysAgo(), 700));
        return world.days.happened(world.days.at(-since, 17, (int) (customer.id() % 60)));
    }
}
