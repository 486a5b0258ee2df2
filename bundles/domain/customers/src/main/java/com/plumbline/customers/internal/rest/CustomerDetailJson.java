package com.plumbline.customers.internal.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.plumbline.customers.Contact;
import com.plumbline.kernel.Money;
import java.time.Instant;
import java.util.List;

/**
 * A customer by himself.
 *
 * @param balance {@code null} when unknown or the caller may not see money
 * @param sourceAt when our copy was written
 */
public record CustomerDetailJson(@JsonUnwrapped CustomerJson item, String system, String externalId, List<Contact> contacts,
        List<LocationJson> locations, boolean doNotService, Money balance, Instant createdAt, Instant modifiedAt, Instant sourceAt) {
}
