package com.plumbline.customers.internal;

import com.plumbline.customers.Contact;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Equipment;
import com.plumbline.customers.Location;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.internal.search.CustomerIndexes;
import com.plumbline.customers.internal.store.CustomerReader;
import com.plumbline.customers.internal.store.CustomerRows;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers as the tables of this company have them; searches go to the index. */
@Component
public class StoredCustomers implements Customers {

    private final Store store;
    private final CustomerIndexes indexes;
    private final LocationMemory memory;

    @Activate
    public StoredCustomers(@Reference(target = "(osgi.unit.name=customers)") Store store, @Reference CustomerIndexes indexes,
            @Reference LocationMemory memory) {
        this.store = store;
        this.indexes = indexes;
        this.memory = memory;
    }

    @Override
    public Customer get(TenantId tenant, CustomerId id) {
        return find(tenant, id).orElseThrow(() -> new NotFound("customer", id));
    }

    @Override
    public Optional<Customer> find(TenantId tenant, CustomerId id) {
        return reading(tenant, connection -> CustomerReader.some(connection, List.of(id.value()))).stream().map(CustomerReader.Found::customer)
                .findFirst();
    }

    @Override
    public Map<CustomerId, Customer> byIds(TenantId tenant, Collection<CustomerId> ids) {
        Map<CustomerId, Customer> found = new HashMap<>(indexes.known(tenant, ids));
        List<Long> others = ids.stream().filter(id -> !found.containsKey(id)).map(CustomerId::value).distinct().toList();
        if (!others.isEmpty()) {
            reading(tenant, connection -> CustomerReader.some(connection, others))
                    .forEach(each -> found.put(each.customer().id(), each.customer()));
        }
        return found;
    }

    @Override
    public Page<Customer> search(TenantId tenant, String text, String type, Boolean active, Page.Request page) {
        return indexes.of(tenant).search(text, type, active, page);
    }

    @Override
    public Optional<Customer> findByPhone(TenantId tenant, String phone) {
        return indexes.of(tenant).byPhone(phone);
    }

    @Override
    public List<Contact> contacts(TenantId tenant, CustomerId id) {
        return reading(tenant, connection -> CustomerRows.contactsOfCustomer(connection, id));
    }

    @Override
    public Location location(TenantId tenant, LocationId id) {
        return Optional.ofNullable(locations(tenant, List.of(id)).get(id)).orElseThrow(() -> new NotFound("location", id));
    }

    @Override
    public Map<LocationId, Location> locations(TenantId tenant, Collection<LocationId> ids) {
        return memory.locations().getAll(tenant, ids, unknown -> reading(tenant, connection -> CustomerRows.locations(connection, unknown)));
    }

    @Override
    public List<Location> locationsOf(TenantId tenant, CustomerId id) {
        return reading(tenant, connection -> CustomerRows.locationsOf(connection, id));
    }

    @Override
    public List<Contact> contacts(TenantId tenant, LocationId id) {
        return contacts(tenant, List.of(id)).getOrDefault(id, List.of());
    }

    @Override
    public Map<LocationId, List<Contact>> contacts(TenantId tenant, Collection<LocationId> ids) {
        Map<LocationId, List<Contact>> found = new HashMap<>();
        reading(tenant, connection -> CustomerRows.contactsOfLocations(connection, ids.stream().map(LocationId::value).toList()))
                .forEach((location, contacts) -> found.put(new LocationId(location), contacts));
        return found;
    }

    @Override
    public List<Equipment> equipmentAt(TenantId tenant, LocationId id) {
        return reading(tenant, connection -> CustomerRows.equipment(connection, "location_id", id.value()));
    }

    @Override
    public List<Equipment> equipmentOf(TenantId tenant, CustomerId id) {
        return reading(tenant, connection -> CustomerRows.equipment(connection, "customer_id", id.value()));
    }

    private <T> T reading(TenantId tenant, Function<Connection, T> work) {
        return store.read(tenant, em -> work.apply(Store.connection(em)));
    }
}
