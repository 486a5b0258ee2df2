package com.plumbline.customers;

import com.plumbline.kernel.Money;
import java.time.Instant;

/**
 * A customer with the address bills go to.
 *
 * @param type         {@code Residential} or {@code Commercial}
 * @param phone        the number to call first, as the source writes it; may be {@code null}
 * @param email        may be {@code null}
 * @param locations    number of service locations
 * @param doNotService the source says this customer is not to be served
 * @param balance      what the customer owes; {@code null} when unknown
 * @param origin       where the record comes from
 */
public record Customer(CustomerId id, String name, String type, boolean active, String phone, String email, Address address,
        int locations, boolean doNotService, Money balance, Instant createdAt, Instant modifiedAt, Origin origin) {
}
