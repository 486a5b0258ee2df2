package com.plumbline.customers.internal.rest;

import com.plumbline.customers.Address;
import com.plumbline.customers.Contact;
import com.plumbline.customers.Customer;
import com.plumbline.customers.internal.rest.CustomerJson.ProfileJson;
import com.plumbline.kernel.Money;
import java.time.Instant;
import java.util.List;

/**
 * A customer by himself.
 *
 * @param balance  {@code null} when unknown or the caller may not see money
 * @param sourceAt when our copy was written
 */
public record CustomerDetailJson(String id, String name, String type, boolean active, String phone, String email, Address address,
        Integer jobs, Instant lastJobAt, ProfileJson profile, String system, String externalId, List<Contact> contacts,
        List<LocationJson> locations, boolean doNotService, Money balance, Instant createdAt, Instant modifiedAt, Instant sourceAt) {

    static CustomerDetailJson of(Customer customer, CustomerJson card, List<Contact> contacts, List<LocationJson> locations, boolean money) {
        return new CustomerDetailJson(card.id(), card.name(), card.type(), card.active(), card.phone(), card.email(), card.address(),
                card.jobs(), card.lastJobAt(), card.profile(), customer.origin().system(), customer.origin().externalId(), contacts,
                locations, customer.doNotService(), money ? customer.balance() : null, customer.createdAt(), customer.modifiedAt(),
                customer.origin().at());
    }
}
