package com.plumbline.customers;

import java.time.LocalDate;
import java.time.Period;
import java.util.OptionalInt;

/**
 * An installed piece of equipment. Texts and dates may be {@code null}.
 *
 * @param type        kind in the trade's words: "Water heater"
 * @param installedOn day it was installed
 * @param status      {@code Installed} or {@code Replaced}
 */
public record Equipment(EquipmentId id, CustomerId customer, LocationId location, String name, String type, String manufacturer,
        String model, String serialNumber, LocalDate installedOn, LocalDate warrantyStart, LocalDate warrantyEnd, String status,
        boolean active) {

    /** Whole years in service; empty when the day of installation is unknown or ahead. */
    public OptionalInt ageYears(LocalDate today) {
        return installedOn == null || installedOn.isAfter(today)
                ? OptionalInt.empty()
                : OptionalInt.of(Period.between(installedOn, today).getYears());
    }

    public boolean inService() {
        return active && !"Replaced".equals(status);
    }
}
