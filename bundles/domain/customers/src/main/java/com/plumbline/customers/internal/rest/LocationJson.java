package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Address;
import com.plumbline.customers.Contact;
import com.plumbline.customers.Equipment;
import com.plumbline.customers.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A service location with how to reach it and what is installed there. */
public record LocationJson(String id, String customerId, String name, boolean active, Address address, BigDecimal latitude,
        BigDecimal longitude, List<Contact> contacts, List<EquipmentJson> equipment) {

    /** @param ageYears whole years in service; {@code null} when unknown */
    public record EquipmentJson(String id, String name, String type, String manufacturer, String model, String serialNumber,
            LocalDate installedOn, Integer ageYears, LocalDate warrantyEnd, String status) {

        static EquipmentJson of(Equipment equipment, LocalDate today) {
            var age = equipment.ageYears(today);
            return new EquipmentJson(equipment.id().toString(), equipment.name(), equipment.type(), equipment.manufacturer(),
                    equipment.model(), equipment.serialNumber(), equipment.installedOn(), age.isPresent() ? age.getAsInt() : null,
                    equipment.warrantyEnd(), equipment.status());
        }
    }

    static LocationJson of(Location location, List<Contact> contacts, List<Equipment> equipment, LocalDate today) {
        return new LocationJson(location.id().toString(), location.customer().toString(), location.name(), location.active(),
                location.address(), location.latitude(), location.longitude(), contacts,
                equipment.stream().map(each -> EquipmentJson.of(each, today)).toList());
    }
}
