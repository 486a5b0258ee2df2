package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The shop's own set-up: business units, job types, employees, tags, reasons, arrival windows, payment types, tax zones. */
final class OfficeSeed {

    private static final List<String> ROLES = List.of("Owner", "Admin", "Dispatch", "CSR", "CSR", "Accounting");
    private static final List<String> TAGS = List.of("VIP", "Dog on site", "Warranty", "Financing", "Call ahead", "Opportunity");

    private final World world;
    private final Dice dice;
    private final Instant opened;

    OfficeSeed(World world) {
        this.world = world;
        this.dice = world.dice("office");
        this.opened = world.days.at(-3650, 9, 0);
    }

    void plant() {
        employees();
        businessUnits();
        jobTypes();
        names(Kind.TAG_TYPE, TAGS, tag -> Json.object().put("color", "#3366CC").put("code", tag.substring(0, 3).toUpperCase())
                .put("importance", tag.equals("VIP") ? "High" : "Medium").put("isConversionOpportunity", tag.equals("Opportunity"))
                .put("allowToUseOnTimesheetActivity", false).put("isVisibleOnDispatchBoard", true));
        names(Kind.CANCEL_REASON, List.of("Customer canceled", "Duplicate booking", "No answer", "Price"), name -> Json.object());
        names(Kind.HOLD_REASON, List.of("Waiting for parts", "Waiting for permit", "Customer decision"), name -> Json.object());
        names(Kind.PAYMENT_TYPE, List.of("Credit card", "Check", "Cash", "Financing"), name -> Json.object());
        names(Kind.EQUIPMENT_TYPE, equipmentTypes(), name -> Json.object());
        names(Kind.TAX_ZONE, List.of("Johnson County"), name -> {
            ObjectNode zone = Json.object().put("color", 0).put("isTaxRateSeparated", false).put("isMultipleTaxZone", false);
            zone.putArray("rates").addObject().put("id", 1).put("taxName", "Sales tax").put("taxRate", Json.amount(935).movePointLeft(2))
                    .put("salesTaxItem", "Sales tax").putArray("taxBaseType").add("Subtotal");
            return zone;
        });
        arrivalWindows();
    }

    private void employees() {
        List<ObjectNode> employees = new ArrayList<>();
        for (String role : ROLES) {
            long id = world.nextId(Kind.EMPLOYEE);
            world.officeIds.add(id);
            String first = dice.pick(People.FIRST);
            String last = dice.pick(People.LAST);
            ObjectNode employee = Json.object().put("id", id).put("userId", id).put("name", first + " " + last).put("firstName", first)
                    .put("lastName", last).putNull("managerId").put("role", role);
            employee.putArray("roleIds");
            employee.putNull("businessUnitId").put("createdOn", Json.time(opened)).put("modifiedOn", Json.time(opened))
                    .put("email", People.email(first, last)).putNull("phoneNumber").put("loginName", first.toLowerCase())
                    .put("active", true).putNull("aadUserId").put("accountLocked", false).putNull("home").put("agentId", 0)
                    .putNull("startDate").putNull("terminationDate").put("hourlyRate", Json.amount(dice.between(2200, 4800)))
                    .putNull("overtimeProfileId");
            employee.putArray("customFields");
            employee.putArray("permissions");
            employees.add(employee);
        }
        world.shop.table(Kind.EMPLOYEE).plant(employees.stream());
    }

    private void businessUnits() {
        Set<String> names = new LinkedHashSet<>();
        Vocabulary.table("job-types.csv", '|').forEach(line -> names.add(line[1]));
        List<ObjectNode> units = new ArrayList<>();
        for (String name : names) {
            long id = world.nextId(Kind.BUSINESS_UNIT);
            world.units.add(new Office.Unit(id, name));
            ObjectNode unit = Json.object().put("id", id).put("active", true).put("name", name)
                    .put("officialName", world.plan.name()).put("email", "office@" + world.plan.key() + ".example.com")
                    .put("currency", "USD").put("phoneNumber", Phones.shop(world.plan.number())).putNull("invoiceHeader")
                    .put("invoiceMessage", "Thank you for your business.").put("defaultTaxRate", Json.amount(935).movePointLeft(2))
                    .putNull("authorizationParagraph").putNull("acknowledgementParagraph").putNull("address").putNull("materialSku")
                    .putNull("quickbooksClass").putNull("accountCode").putNull("franchiseId").putNull("conceptCode")
                    .putNull("corporateContractNumber");
            String trade = name.startsWith("HVAC") || name.equals("Maintenance") ? "HVAC" : "Plumbing";
            unit.putObject("trade").put("id", trade.equals("HVAC") ? 1 : 2).put("name", trade);
            unit.putNull("division").putArray("tagTypeIds");
            unit.putNull("tenant").put("createdOn", Json.time(opened)).put("modifiedOn", Json.time(opened)).putArray("externalData");
            units.add(unit);
        }
        world.shop.table(Kind.BUSINESS_UNIT).plant(units.stream());
    }

    private void jobTypes() {
        List<ObjectNode> types = new ArrayList<>();
        for (String[] line : Vocabulary.table("job-types.csv", '|')) {
            Office.Unit unit = world.units.stream().filter(u -> u.name().equals(line[1])).findFirst().orElseThrow();
            Office.JobType type = new Office.JobType(world.nextId(Kind.JOB_TYPE), line[0], unit, line[2], Integer.parseInt(line[3]),
                    line[4], Integer.parseInt(line[5]), line[6]);
            world.jobTypes.add(type);
            ObjectNode json = Json.object().put("id", type.id()).put("name", type.name());
            json.putArray("businessUnitIds").add(unit.id());
            json.putArray("skills");
            json.putArray("tagTypeIds");
            json.put("priority", "Normal").put("duration", type.minutes() * 60L).putNull("soldThreshold").put("class", type.workClass())
                    .put("summary", "").put("noCharge", false).put("enforceRecurringServiceEventSelection", false)
                    .put("invoiceSignaturesRequired", false).put("modifiedOn", Json.time(opened)).put("createdOn", Json.time(opened));
            json.putArray("externalData");
            json.put("active", true).put("isSmartDispatched", false).put("defaultEstimateSoldAction", "None").putArray("customFieldTypeIds");
            types.add(json);
        }
        world.shop.table(Kind.JOB_TYPE).plant(types.stream());
    }

    private void arrivalWindows() {
        world.shop.table(Kind.ARRIVAL_WINDOW).plant(Stream.of(8, 10, 12, 14, 16).map(hour -> {
            ObjectNode window = Json.object().put("id", world.nextId(Kind.ARRIVAL_WINDOW)).put("start", String.format("%02d:00:00", hour))
                    .put("duration", "02:00:00");
            window.putArray("businessUnitIds");
            return window.put("active", true);
        }));
    }

    private static List<String> equipmentTypes() {
        return Vocabulary.table("equipment.csv", '|').stream().map(line -> line[0]).distinct().toList();
    }

    private void names(Kind kind, List<String> names, java.util.function.Function<String, ObjectNode> more) {
        world.shop.table(kind).plant(names.stream().map(name -> Json.object().put("id", world.nextId(kind)).put("name", name)
                .put("active", true).put("createdOn", Json.time(opened)).put("modifiedOn", Json.time(opened))
                .<ObjectNode>setAll(more.apply(name))));
    }
}
