package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Address;
import com.plumbline.customers.Customer;
import java.time.Instant;

/** A customer in a list. */
public record CustomerJson(String id, String name, String type, boolean active, String phone, String email, Address address,
        int locations, Integer jobs, Instant lastJobAt, ProfileJson profile) {

    /** @param state {@code none enriching ready failed} */
    public record ProfileJson(String state, Instant enrichedAt) {
    }

    static CustomerJson of(Customer customer, Integer jobs, Instant lastJobAt, ProfileJson profile) {
        return new CustomerJson(customer.id().toString(), customer.name(), customer.type(), customer.active(), customer.phone(),
                customer.email(), customer.address(), customer.locations(), jobs, lastJobAt, profile);
    }
}
