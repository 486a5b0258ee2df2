package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The price book: services in three grades, materials in four sizes, equipment by manufacturer and model. */
final class PricebookSeed {

    private static final String[] GRADES = {"", ", limited access", ", after hours"};
    private static final int[] GRADE_PERCENT = {100, 125, 150};
    private static final String[] SIZES = {"1/2 in", "3/4 in", "1 in", "1-1/4 in"};
    private static final int[] SIZE_PERCENT = {100, 134, 188, 251};

    record Service(long id, String code, String name, String category, long priceCents, long costCents, boolean active) {
    }

    /** Equipment of the price book, which is also what stands in the customers' basements. */
    record Machine(long id, String type, String manufacturer, String model, long priceCents, long costCents, int expectedYears) {
    }

    private final World world;
    private final Dice dice;
    private final Map<String, Long> categories = new LinkedHashMap<>();

    PricebookSeed(World world) {
        this.world = world;
        this.dice = world.dice("pricebook");
    }

    void plant() {
        List<String[]> services = Vocabulary.table("services.csv", '|');
        services.forEach(line -> categories.computeIfAbsent(line[2], name -> world.nextId(Kind.PRICEBOOK_CATEGORY)));
        categories.put("Materials", world.nextId(Kind.PRICEBOOK_CATEGORY));
        world.shop.table(Kind.PRICEBOOK_CATEGORY).plant(categories.entrySet().stream().map(this::category));
        world.shop.table(Kind.PRICEBOOK_SERVICE).plant(IntStream.range(0, world.plan.services()).mapToObj(i -> service(services, i)));
        List<String[]> materials = Vocabulary.table("materials.csv", '|');
        world.shop.table(Kind.PRICEBOOK_MATERIAL).plant(IntStream.range(0, world.plan.materials()).mapToObj(i -> material(materials, i)));
        List<String[]> equipment = Vocabulary.table("equipment.csv", '|');
        world.shop.table(Kind.PRICEBOOK_EQUIPMENT).plant(IntStream.range(0, world.plan.equipment()).mapToObj(i -> machine(equipment, i)));
    }

    private ObjectNode category(Map.Entry<String, Long> category) {
        Instant opened = world.days.at(-2000, 9, 0);
        ObjectNode json = Json.object().put("id", category.getValue()).put("name", category.getKey()).put("active", true)
                .putNull("description").putNull("image").putNull("parentId").put("position", (int) (category.getValue() % 1000))
                .put("categoryType", category.getKey().equals("Materials") ? "Materials" : "Services");
        for (String list : List.of("subcategories", "businessUnitIds", "skuImages", "skuVideos")) {
            json.putArray(list);
        }
        return json.putNull("source").putNull("externalId").put("hideInMobile", false).put("createdOn", Json.time(opened))
                .put("modifiedOn", Json.time(opened));
    }

    private ObjectNode service(List<String[]> lines, int index) {
        String[] line = lines.get(index % lines.size());
        int grade = index / lines.size();
        long price = cents(line[3]) * GRADE_PERCENT[grade % 3] / 100;
        long cost = price * dice.between(18, 34) / 100;
        Service service = new Service(world.nextId(Kind.PRICEBOOK_SERVICE), line[0] + code(grade), line[1] + grade(grade), line[2], price,
                cost, !dice.chance(0.04));
        world.services.add(service);
        ObjectNode json = sku(service.id(), service.code(), service.name(), price, cost, service.active());
        json.putObject("warranty").put("duration", 12).put("description", "One year on our work");
        json.putArray("categories").addObject().put("id", categories.get(line[2])).put("name", line[2]).put("active", true);
        json.put("hours", new BigDecimal(line[4])).put("taxable", false).put("isLabor", true).putNull("defaultAssetUrl");
        for (String list : List.of("recommendations", "upgrades", "assets", "serviceMaterials", "serviceEquipment")) {
            json.putArray(list);
        }
        return json.putNull("crossSaleGroup").put("soldByCommission", Json.amount(0)).putNull("businessUnitId");
    }

    private ObjectNode material(List<String[]> lines, int index) {
        String[] line = lines.get(index % lines.size());
        int size = index / lines.size();
        long cost = cents(line[3]) * SIZE_PERCENT[size % 4] / 100;
        long price = cost * dice.between(190, 320) / 100;
        ObjectNode json = sku(world.nextId(Kind.PRICEBOOK_MATERIAL), line[0] + "-" + size, line[1] + ", " + SIZES[size % 4] + series(size / 4),
                price, cost, !dice.chance(0.05));
        json.put("hours", Json.amount(0)).put("deductAsJobCost", false).put("unitOfMeasure", line[2]).put("isInventory", true)
                .putNull("costOfSaleAccount").putNull("assetAccount").put("taxable", true).putNull("primaryVendor");
        json.putArray("categories").add(categories.get("Materials"));
        json.putArray("otherVendors");
        json.putArray("assets");
        json.putArray("variationsOrConfigurableMaterials");
        return json.put("isConfigurableMaterial", false).put("chargeableByDefault", true).putNull("businessUnitId")
                .put("createdById", world.officeIds.get(0)).put("displayInAmount", false).putNull("generalLedgerAccountId")
                .put("isOtherDirectCost", false).putNull("costTypeId").putNull("defaultAssetUrl");
    }

    private ObjectNode machine(List<String[]> lines, int index) {
        // A small shop carries a little of each type, not eight water heaters.
        int spread = world.plan.equipment() < lines.size() ? index * (lines.size() / world.plan.equipment()) : index;
        String[] line = lines.get(spread % lines.size());
        int series = index / lines.size();
        Machine machine = new Machine(world.nextId(Kind.PRICEBOOK_EQUIPMENT), line[0], line[1], line[2], cents(line[3]), cents(line[4]),
                Integer.parseInt(line[5]));
        world.machines.add(machine);
        ObjectNode json = sku(machine.id(), "EQ-" + line[2] + series(series), line[1] + " " + line[0] + " " + line[2], machine.priceCents(),
                machine.costCents(), true);
        json.put("manufacturer", line[1]).put("model", line[2]);
        json.putObject("manufacturerWarranty").put("duration", 72).put("description", "Six years, tank and parts");
        json.putObject("serviceProviderWarranty").put("duration", 12).put("description", "One year, labor");
        json.putArray("categories");
        for (String list : List.of("assets", "recommendations", "upgrades", "equipmentMaterials", "otherVendors",
                "variationsOrConfigurableEquipment")) {
            json.putArray(list);
        }
        return json.putNull("primaryVendor").putNull("costOfSaleAccount").putNull("assetAccount").putNull("crossSaleGroup")
                .put("hours", Json.amount(0)).put("taxable", true).put("unitOfMeasure", "Each").put("isInventory", true)
                .put("isConfigurableEquipment", false).putNull("typeId").put("displayInAmount", false).putNull("generalLedgerAccountId")
                .putNull("defaultAssetUrl").putNull("dimensions");
    }

    /** The part that all three kinds share. Members pay ten percent less. */
    private ObjectNode sku(long id, String code, String name, long price, long cost, boolean active) {
        ObjectNode json = Json.object().put("id", id).put("code", code).put("displayName", name).put("description", "<p>" + name + "</p>")
                .put("active", active).put("price", Json.amount(price)).put("memberPrice", Json.amount(price * 90 / 100))
                .put("addOnPrice", Json.amount(price * 95 / 100)).put("addOnMemberPrice", Json.amount(price * 85 / 100))
                .put("cost", Json.amount(cost)).putNull("account").put("paysCommission", true).put("bonus", Json.amount(0))
                .put("commissionBonus", Json.amount(0)).put("modifiedOn", Json.time(world.days.at(-dice.between(3, 400), 11, 30)))
                .put("createdOn", Json.time(world.days.at(-dice.between(401, 1800), 11, 0))).putNull("source").putNull("externalId");
        json.putArray("externalData");
        return json;
    }

    private static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private static String code(int grade) {
        return grade == 0 ? "" : "-" + grade;
    }

    private static String grade(int grade) {
        return GRADES[grade % 3] + series(grade / 3);
    }

    private static String series(int series) {
        return series == 0 ? "" : " #" + (series + 1);
    }
}
