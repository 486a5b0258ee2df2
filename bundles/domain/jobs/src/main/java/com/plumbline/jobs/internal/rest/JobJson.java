package com.plumbline.jobs.internal.rest;

import com.plumbline.customers.Address;
import com.plumbline.kernel.Money;
import java.time.Instant;

/** A job in a list. What is not known, or not for the caller to see, is {@code null}. */
public record JobJson(String id, String number, String status, String jobType, String businessUnit, String priority, Instant start,
        Instant end, Instant arrivalStart, Instant arrivalEnd, NamedJson customer, PlaceJson location, PersonJson technician, Money total,
        BriefingJson briefing) {

    public record NamedJson(String id, String name) {
    }

    public record PlaceJson(String id, Address address) {
    }

    /** @param phone the number in use, E.164 */
    public record PersonJson(String id, String name, String phone) {
    }

    /** @param state {@code writing ready failed} */
    public record BriefingJson(String id, String state, String deliveryState) {
    }
}
