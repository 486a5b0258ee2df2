package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stands in the basements: each place has at most one machine of a type, some long past their expected life. */
final class EquipmentSeed {

    private final World world;
    private final Dice dice;
    private final Map<String, List<PricebookSeed.Machine>> machines = new HashMap<>();
    private final Map<String, Long> types = new HashMap<>();

    EquipmentSeed(World world) {
        this.world = world;
        this.dice = world.dice("equipment");
        world.machines.forEach(machine -> machines.computeIfAbsent(machine.type(), type -> new ArrayList<>()).add(machine));
        for (Row row : world.shop.table(Kind.EQUIPMENT_TYPE).rows()) {
            types.put(row.record().path("name").asText(), row.id());
        }
    }

    void plant() {
        world.shop.table(Kind.EQUIPMENT).plant(world.places.stream().flatMap(this::atPlace));
    }

    private Stream<ObjectNode> atPlace(Place place) {
        List<ObjectNode> equipment = new ArrayList<>();
        install(equipment, place, "Water Heater", 0.46);
        if (equipment.isEmpty()) {
            install(equipment, place, "Tankless Water Heater", 0.1);
        }
        install(equipment, place, "Furnace", 0.38);
        install(equipment, place, "Air Conditioner", 0.34);
        install(equipment, place, "Heat Pump", 0.04);
        install(equipment, place, "Sump Pump", 0.12);
        install(equipment, place, "Garbage Disposal", 0.08);
        install(equipment, place, "Water Softener", 0.07);
        return equipment.stream();
    }

    private void install(List<ObjectNode> equipment, Place place, String type, double probability) {
        if (dice.chance(probability) && machines.containsKey(type)) {
            PricebookSeed.Machine machine = dice.pick(machines.get(type));
            long id = world.nextId(Kind.EQUIPMENT);
            world.equipmentOfLocation.computeIfAbsent(place.id(), key -> new ArrayList<>()).add(id);
            equipment.add(machine(id, place, machine));
        }
    }

    private ObjectNode machine(long id, Place place, PricebookSeed.Machine machine) {
        int ageDays = dice.between(20, machine.expectedYears() * 365 * 3 / 2);
        Instant installed = world.days.at(-ageDays, 15, 0);
        Instant recorded = world.days.happened(world.days.at(-Math.min(ageDays, dice.between(1, 900)), 15, 30));
        String serial = dice.letters("ABCDEFGHJKLMNPRSTUVWXYZ", 2) + String.format("%02d", installed.atZone(world.days.zone()).getYear() % 100)
                + dice.letters("0123456789", 7);
        int monthsLeft = (machine.expectedYears() * 365 - ageDays) / 30;
        ObjectNode json = Json.object().put("id", id).put("active", place.active()).put("equipmentId", machine.id()).put("locationId", place.id())
                .put("customerId", place.household().id()).putNull("invoiceItemId")
                .put("name", machine.manufacturer() + " " + machine.type());
        json.putObject("type").put("id", types.get(machine.type())).put("name", machine.type());
        json.put("installedOn", Json.time(installed)).put("createdOn", Json.time(recorded)).put("modifiedOn", Json.time(recorded))
                .put("serialNumber", dice.chance(0.9) ? serial : "").putNull("barcodeId").put("memo", memo(ageDays, machine))
                .put("manufacturer", machine.manufacturer()).put("model", machine.model()).put("cost", Json.amount(machine.costCents()))
                .put("status", "Installed").put("manufacturerWarrantyStart", Json.time(installed))
                .put("manufacturerWarrantyEnd", Json.time(world.days.at(6 * 365 - ageDays, 15, 0)))
                .put("serviceProviderWarrantyStart", Json.time(installed))
                .put("serviceProviderWarrantyEnd", Json.time(world.days.at(365 - ageDays, 15, 0))).putArray("tags");
        return json.putNull("actualReplacementDate").put("manufacturedOn", world.days.day().minusDays(ageDays + 60L).toString())
                .put("predictedReplacementMonths", Math.max(0, monthsLeft))
                .put("predictedReplacementDate", world.days.day().plusDays(Math.max(0, monthsLeft) * 30L).toString());
    }

    private String memo(int ageDays, PricebookSeed.Machine machine) {
        if (ageDays > machine.expectedYears() * 365) {
            return dice.chance(0.5) ? "Past its expected life, watch for leaks." : "Recommended replacement at the last visit.";
        }
        return dice.chance(0.15) ? "In the basement, behind the furnace room door." : "";
    }
}
