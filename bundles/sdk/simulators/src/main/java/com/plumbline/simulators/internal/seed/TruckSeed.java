package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A truck for each technician, its stock by one of two templates; the truck of who has left is not active. */
final class TruckSeed {

    private static final List<String> TEMPLATES = List.of("Plumbing van", "Comfort van");
    private static final int ITEMS = 30;

    private final World world;
    private final Dice dice;

    TruckSeed(World world) {
        this.world = world;
        this.dice = world.dice("trucks");
    }

    void plant() {
        List<Long> templates = TEMPLATES.stream().map(name -> world.nextId(Kind.STOCK_TEMPLATE)).toList();
        List<Long> trucks = world.technicians.stream().map(technician -> world.nextId(Kind.TRUCK)).toList();
        world.shop.table(Kind.TRUCK).plant(IntStream.range(0, trucks.size()).mapToObj(i -> truck(trucks.get(i), i, templates)));
        world.shop.table(Kind.STOCK_TEMPLATE).plant(IntStream.range(0, templates.size()).mapToObj(i -> template(templates, trucks, i)));
    }

    private ObjectNode truck(long id, int index, List<Long> templates) {
        Office.Technician technician = world.technicians.get(index);
        Instant bought = world.days.at(-dice.between(100, 1500), 9, 0);
        ObjectNode json = Json.object().put("id", id).put("name", "Van " + (index + 11)).put("active", technician.active()).put("memo", "")
                .putNull("warehouseId");
        json.putArray("technicianIds").add(technician.id());
        json.put("inventoryTemplateId", templates.get(templateOf(index))).put("createdOn", Json.time(bought))
                .put("modifiedOn", Json.time(world.days.at(-dice.between(1, 90), 9, 0)));
        json.putArray("externalData");
        return json;
    }

    private ObjectNode template(List<Long> templates, List<Long> trucks, int index) {
        Instant made = world.days.at(-600, 9, 0);
        ObjectNode json = Json.object().put("id", templates.get(index)).put("name", TEMPLATES.get(index)).put("active", true).put("type", "Truck")
                .put("createdOn", Json.time(made)).put("modifiedOn", Json.time(world.days.at(-dice.between(1, 200), 9, 0))).put("isConsignment", false);
        ArrayNode places = json.putArray("locationIds");
        IntStream.range(0, trucks.size()).filter(i -> templateOf(i) == index).forEach(i -> places.add(trucks.get(i)));
        ArrayNode items = json.putArray("items");
        List<Row> materials = world.shop.table(Kind.PRICEBOOK_MATERIAL).rows();
        Stream.iterate(index, i -> i < materials.size(), i -> i + TEMPLATES.size()).limit(ITEMS)
                .forEach(i -> items.add(item(templates.get(index) * 100 + i, materials.get(i).record())));
        return json;
    }

    private ObjectNode item(long id, ObjectNode material) {
        int minimum = dice.between(1, 4);
        return Json.object().put("id", id).put("skuId", material.path("id").asLong()).put("code", material.path("code").asText())
                .put("description", material.path("description").asText()).put("name", material.path("displayName").asText()).put("skuType", "Material")
                .put("minQuantity", minimum).put("maxQuantity", minimum * 3).putNull("memo").putNull("unitOfMeasure").put("isConsignment", false);
    }

    private int templateOf(int truck) {
        return truck % TEMPLATES.size();
    }
}
