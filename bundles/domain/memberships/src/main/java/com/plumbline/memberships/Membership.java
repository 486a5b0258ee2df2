package com.plumbline.memberships;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import java.time.LocalDate;

/**
 * A membership of a customer. Name and dates may be {@code null}.
 *
 * @param id       {@code mem_…}
 * @param location {@code null} when it is good for all locations
 * @param name     of its type
 * @param status   {@code Active Suspended Expired Canceled Deleted}
 * @param to       last day
 */
public record Membership(String id, CustomerId customer, LocationId location, String name, String status, LocalDate from, LocalDate to) {

    public boolean isCurrent(LocalDate today) {
        return "Active".equals(status) && (from == null || !from.isAfter(today)) && (to == null || !to.isBefore(today));
    }
}
