package com.plumbline.customers.internal.privacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.customers.Address;
import com.plumbline.customers.Contact;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Customers;
import com.plumbline.customers.Location;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** All who hold something about persons, asked in one go. The customer's own record comes last: the others are found through it. */
@Component(service = Holders.class)
public class Holders {

    private static final int SHORTEST_STREET = 6;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<PersonalData> others = List.of();

    private final Customers customers;
    private final CustomerData own;

    @Activate
    public Holders(@Reference Customers customers, @Reference CustomerData own) {
        this.customers = customers;
        this.own = own;
    }

    public Holders(Customers customers, CustomerData own, List<PersonalData> others) {
        this(customers, own);
        this.others = others;
    }

    /** As he stands on record. */
    Subject person(TenantId tenant, CustomerId id) {
        Customer customer = customers.get(tenant, id);
        Set<PhoneNumber> phones = new HashSet<>();
        Set<String> emails = new HashSet<>();
        Stream.concat(customers.contacts(tenant, id).stream(), customers.locationsOf(tenant, id).stream()
                .flatMap(place -> customers.contacts(tenant, place.id()).stream())).filter(contact -> contact.value() != null).forEach(contact -> add(contact, phones, emails));
        Set<String> names = new HashSet<>();
        if (customer.name() != null && !customer.name().isBlank() && !customer.name().equals(CustomerData.NO_NAME)) {
            names.add(customer.name().strip());
        }
        // A street line stands in messages, and in what a register of properties was asked.
        Stream.concat(Stream.ofNullable(customer.address()), customers.locationsOf(tenant, id).stream().map(Location::address)).filter(Objects::nonNull)
                .map(Address::street).filter(street -> street != null && street.strip().length() >= SHORTEST_STREET).map(String::strip).forEach(names::add);
        return new Subject(id.value(), id.toString(), names, phones, emails, Set.of());
    }

    /** With everything that leads to him in other bundles' rows. */
    Subject subject(TenantId tenant, CustomerId id) {
        Subject person = person(tenant, id);
        // What one holder knows leads another on: a job to its briefing, a briefing to its messages.
        Set<String> references = new HashSet<>();
        for (int before = -1; before != references.size();) {
            before = references.size();
            Subject known = person.knowing(references);
            all().forEach(holder -> references.addAll(holder.references(tenant, known)));
        }
        return person.knowing(references);
    }

    /** Each holder's part under its name. */
    ObjectNode held(TenantId tenant, Subject subject) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        all().forEach(holder -> told.set(holder.holder(), holder.held(tenant, subject)));
        return told;
    }

    /** @return rows by holder */
    Map<String, Integer> erase(TenantId tenant, Subject subject) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        all().forEach(holder -> rows.put(holder.holder(), holder.erase(tenant, subject)));
        return rows;
    }

    Set<String> tables() {
        return all().stream().flatMap(holder -> holder.tables().stream()).collect(Collectors.toSet());
    }

    private List<PersonalData> all() {
        return Stream.concat(others.stream().filter(holder -> !holder.holder().equals(own.holder())).sorted(Comparator.comparing(PersonalData::holder)),
                Stream.of(own)).toList();
    }

    private static void add(Contact contact, Set<PhoneNumber> phones, Set<String> emails) {
        if (contact.value().indexOf('@') >= 0) {
            emails.add(contact.value().strip());
        } else {
            PhoneNumber.parse(contact.value()).ifPresent(phones::add);
        }
    }
}
