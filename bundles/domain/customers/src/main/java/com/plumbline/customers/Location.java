package com.plumbline.customers;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A place where work is done.
 *
 * @param latitude  {@code null} when unknown, as is {@code longitude}
 */
public record Location(LocationId id, CustomerId customer, String name, boolean active, Address address, BigDecimal latitude,
        BigDecimal longitude, Instant createdAt, Instant modifiedAt, Origin origin) {
}
