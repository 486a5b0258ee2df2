package com.plumbline.customers.internal.store;

import com.plumbline.customers.Address;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Origin;
import com.plumbline.kernel.Money;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts customers together with what a search looks at: every phone, e-mail and address, also of their locations. */
public final class CustomerReader {

    /**
     * A customer as the search sees him.
     *
     * @param texts  names, addresses and e-mails
     * @param phones as written
     */
    public record Found(Customer customer, List<String> texts, List<String> phones) {
    }

    /** The value with the smallest id, whatever order rows come in. */
    private record First(long id, String value) {

        private static final First NONE = new First(Long.MAX_VALUE, null);

        First or(long otherId, String otherValue) {
            return otherId < id ? new First(otherId, otherValue) : this;
        }
    }

    private static final class Draft {
        private Origin origin;
        private String name;
        private String type;
        private boolean active;
        private boolean doNotService;
        private Address address;
        private Money balance;
        private Instant createdAt;
        private Instant modifiedAt;
        private int locations;
        private First mobile = First.NONE;
        private First phone = First.NONE;
        private First email = First.NONE;
        private final List<String> texts = new ArrayList<>(4);
        private final List<String> phones = new ArrayList<>(2);

        /** Short texts that many customers share are kept once. */
        private Found found(long id, Map<String, String> shared) {
            String toCall = mobile.value() != null ? mobile.value() : phone.value();
            Address lean = new Address(address.street(), address.unit(), once(shared, address.city()), once(shared, address.state()),
                    once(shared, address.zip()), once(shared, address.country()));
            Customer customer = new Customer(new CustomerId(id), name, once(shared, type), active, toCall, email.value(), lean, locations,
                    doNotService, balance, createdAt, modifiedAt, new Origin(once(shared, origin.system()), origin.externalId(), origin.at()));
            return new Found(customer, texts, phones);
        }

        private static String once(Map<String, String> shared, String text) {
            return text == null ? null : shared.computeIfAbsent(text, same -> same);
        }
    }

    private CustomerReader() {}

    /** All customers of the company that the source still has. */
    public static List<Found> all(Connection connection) {
        return finish(read(connection, new Object[0], new HashMap<>()));
    }

    /** Those of the given ones that the source still has. */
    public static List<Found> some(Connection connection, Collection<Long> ids) {
        Map<Long, Draft> drafts = new HashMap<>();
        Sql.chunks(ids, chunk -> read(connection, chunk, drafts));
        return finish(drafts);
    }

    /** @param ids empty for all */
    private static Map<Long, Draft> read(Connection connection, Object[] ids, Map<Long, Draft> drafts) {
        boolean some = ids.length > 0;
        String in = " in (" + Sql.marks(ids.length) + ")";
        String ofCustomers = some ? " and c.customer_id" + in : "";
        String contacts = some ? Sql.by("customer_contact c", "customer_contact_customer") : "customer_contact c";
        String locations = some ? Sql.by("location c", "location_customer") : "location c";
        Sql.each(connection, "select c.* from " + (some ? Sql.by("customer c", "customer_pk") : "customer c") + " where c.removed_at is null"
                + (some ? " and c.id" + in : ""), row -> drafts.put(row.number("id"), draft(row)), ids);
        Sql.each(connection, "select c.id, c.customer_id, c.type, c.contact_value from " + contacts
                + " where c.removed_at is null and c.active = true" + ofCustomers,
                row -> contact(drafts.get(row.number("customer_id")), row, true), ids);
        Sql.each(connection, "select c.customer_id, c.name, c.street, c.unit, c.city, c.state, c.zip, c.active from " + locations
                + " where c.removed_at is null" + ofCustomers, row -> location(drafts.get(row.number("customer_id")), row), ids);
        Sql.each(connection, "select k.id, c.customer_id, k.type, k.contact_value from " + locations + " join location_contact k"
                + " on k.location_id = c.id where k.removed_at is null and k.active = true and c.removed_at is null" + ofCustomers,
                row -> contact(drafts.get(row.number("customer_id")), row, false), ids);
        return drafts;
    }

    private static List<Found> finish(Map<Long, Draft> drafts) {
        Map<String, String> shared = new HashMap<>();
        List<Found> found = new ArrayList<>(drafts.size());
        drafts.forEach((id, draft) -> found.add(draft.found(id, shared)));
        return found;
    }

    private static Draft draft(Sql.Row row) throws SQLException {
        Draft draft = new Draft();
        draft.origin = CustomerRows.origin(row);
        draft.name = row.text("name");
        draft.type = row.text("type");
        draft.active = row.flag("active");
        draft.doNotService = row.flag("do_not_service");
        draft.address = CustomerRows.address(row);
        draft.balance = CustomerRows.money(row, "balance_minor");
        draft.createdAt = row.instant("created_at");
        draft.modifiedAt = row.instant("modified_at");
        draft.texts.add(draft.address.oneLine());
        return draft;
    }

    private static Void contact(Draft draft, Sql.Row row, boolean own) throws SQLException {
        String value = row.text("contact_value");
        if (draft == null || value == null) {
            return null;
        }
        long id = row.number("id");
        String type = row.text("type");
        if ("email".equals(type)) {
            draft.texts.add(value);
            draft.email = own ? draft.email.or(id, value) : draft.email;
        } else {
            draft.phones.add(value);
            if (own && "mobile".equals(type)) {
                draft.mobile = draft.mobile.or(id, value);
            } else if (own && "phone".equals(type)) {
                draft.phone = draft.phone.or(id, value);
            }
        }
        return null;
    }

    private static Void location(Draft draft, Sql.Row row) throws SQLException {
        if (draft != null) {
            draft.locations += row.flag("active") ? 1 : 0;
            String place = new Address(row.text("street"), row.text("unit"), row.text("city"), row.text("state"), row.text("zip"), null).oneLine();
            String name = row.text("name");
            if (!place.equals(draft.texts.get(0))) {
                draft.texts.add(place);
            }
            if (name != null && !name.equals(draft.name)) {
                draft.texts.add(name);
            }
        }
        return null;
    }
}
