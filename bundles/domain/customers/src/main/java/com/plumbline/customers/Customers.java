package com.plumbline.customers;

import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Customers of one company: read and search. Reads only; what is mirrored is changed where it is owned. */
@ProviderType
public interface Customers {

    /** @throws NotFound {@code customer.unknown} */
    Customer get(TenantId tenant, CustomerId id);

    Optional<Customer> find(TenantId tenant, CustomerId id);

    /** Those that exist, in one query; up to some hundred at a time. */
    Map<CustomerId, Customer> byIds(TenantId tenant, Collection<CustomerId> ids);

    /**
     * Customers whose name, phone, e-mail or address (their own or of a location) matches every word, in order of name.
     * A word matches from its beginning; four or more digits match anywhere in a phone number. An empty text matches all.
     *
     * @param type   {@code Residential}, {@code Commercial} or {@code null} for both
     * @param active {@code null} for both
     */
    Page<Customer> search(TenantId tenant, String text, String type, Boolean active, Page.Request page);

    /** The active customer first; the number may be written in any usual way. */
    Optional<Customer> findByPhone(TenantId tenant, String phone);

    List<Contact> contacts(TenantId tenant, CustomerId id);

    /** @throws NotFound {@code location.unknown} */
    Location location(TenantId tenant, LocationId id);

    /** Those that exist, in one query. */
    Map<LocationId, Location> locations(TenantId tenant, Collection<LocationId> ids);

    /** Active ones first, then by name. */
    List<Location> locationsOf(TenantId tenant, CustomerId id);

    List<Contact> contacts(TenantId tenant, LocationId id);

    /** Of several locations, in one query; one without contacts is left out. */
    Map<LocationId, List<Contact>> contacts(TenantId tenant, Collection<LocationId> ids);

    /** What is installed at a location, in service first, oldest first. */
    List<Equipment> equipmentAt(TenantId tenant, LocationId id);

    /** What is installed at all locations of a customer, in the same order. */
    List<Equipment> equipmentOf(TenantId tenant, CustomerId id);
}
