package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** The technicians. Of nine, the seventh has no number, the eighth an empty one, and the ninth has left the company. */
final class TechnicianSeed {

    private final World world;
    private final Dice dice;
    private final Set<String> taken = new HashSet<>();

    TechnicianSeed(World world) {
        this.world = world;
        this.dice = world.dice("technicians");
    }

    void plant() {
        world.shop.table(Kind.TECHNICIAN).plant(IntStream.range(0, world.plan.technicians()).mapToObj(this::technician));
    }

    private ObjectNode technician(int index) {
        String first = dice.pick(People.FIRST);
        String last = dice.pick(People.LAST);
        while (!taken.add(first + " " + last)) {
            first = dice.pick(People.FIRST);
        }
        int place = index % 9;
        boolean active = place != 8;
        String phone = place == 6 || place == 7 ? null : Phones.technician(index + (world.plan.number() - 1) * 20);
        Office.Unit unit = world.units.get(index % world.units.size());
        long id = world.nextId(Kind.TECHNICIAN);
        String name = first + " " + last;
        world.technicians.add(new Office.Technician(id, name, unit, phone, active));

        Instant hired = world.days.at(-dice.between(200, 3500), 9, 0);
        String written = phone == null ? (place == 7 ? "" : null) : Phones.written(phone, index);
        ObjectNode json = Json.object().put("id", id).put("userId", id).put("name", name);
        json.putArray("roleIds");
        json.put("businessUnitId", unit.id()).putNull("mainZoneId").putArray("zoneIds");
        json.put("createdOn", Json.time(hired)).put("modifiedOn", Json.time(world.days.at(-dice.between(1, 90), 9, 0)))
                .put("email", People.email(first, last)).put("phoneNumber", written).put("loginName", first.toLowerCase())
                .putNull("home").put("dailyGoal", Json.amount(250000)).put("isManagedTech", true).put("licenseType", "ManagedTech");
        json.putArray("customFields");
        json.put("active", active).putNull("aadUserId").put("burdenRate", Json.amount(1850))
                .put("team", unit.name().startsWith("HVAC") || unit.name().equals("Maintenance") ? "Comfort" : "Plumbing")
                .put("jobFilter", "AllScheduledDispatchedWorkingToday").putArray("permissions");
        json.put("accountLocked", !active).put("commissionRate", Json.amount(500)).putNull("currentValue").put("firstName", first)
                .put("lastName", last).put("hourlyRate", Json.amount(dice.between(2600, 4400))).putNull("jobId")
                .put("mobilePhone", written).putNull("outboundCallerId").putNull("payrollId").putNull("payrollProfileId")
                .putNull("appoitmentId").put("shiftStart", "08:00:00").put("shiftEnd", "17:00:00").put("soldByRate", Json.amount(200))
                .put("startDate", Json.time(hired)).put("status", "Idle");
        json.putArray("skills");
        json.putArray("positions");
        return json.putNull("location").putNull("bio").putNull("memo");
    }
}
