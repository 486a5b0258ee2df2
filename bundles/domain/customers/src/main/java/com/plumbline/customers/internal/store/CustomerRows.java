package com.plumbline.customers.internal.store;

import com.plumbline.customers.Address;
import com.plumbline.customers.Contact;
import com.plumbline.customers.Customer;
import com.plumbline.customers.CustomerId;
import com.plumbline.customers.Equipment;
import com.plumbline.customers.EquipmentId;
import com.plumbline.customers.Location;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.Origin;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.Money;
import com.plumbline.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads locations, contacts and equipment; customers are put together by {@link CustomerReader}. */
public final class CustomerRows {

    private static final String OPEN = " and removed_at is null";

    private CustomerRows() {}

    public static List<Contact> contactsOfCustomer(Connection connection, CustomerId id) {
        return contacts(connection, "customer_contact", "customer_id", List.of(id.value())).getOrDefault(id.value(), List.of());
    }

    public static Map<Long, List<Contact>> contactsOfLocations(Connection connection, Collection<Long> ids) {
        return contacts(connection, "location_contact", "location_id", ids);
    }

    public static List<Location> locationsOf(Connection connection, CustomerId id) {
        return Sql.list(connection, "select * from location where customer_id = ?" + OPEN + " order by active desc, name, id",
                CustomerRows::location, id.value());
    }

    public static Map<LocationId, Location> locations(Connection connection, Collection<LocationId> ids) {
        Map<LocationId, Location> found = new LinkedHashMap<>();
        Sql.chunks(ids.stream().map(LocationId::value).toList(), chunk ->
                Sql.list(connection, "select * from " + Sql.by("location", "location_pk") + " where id in (" + Sql.marks(chunk.length) + ")", CustomerRows::location, chunk)
                        .forEach(location -> found.put(location.id(), location)));
        return found;
    }

    /** @param column {@code customer_id} or {@code location_id} */
    public static List<Equipment> equipment(Connection connection, String column, long id) {
        return Sql.list(connection, "select * from equipment where " + column + " = ?" + OPEN, CustomerRows::equipment, id).stream()
                .sorted((a, b) -> a.inService() != b.inService() ? (a.inService() ? -1 : 1) : older(a, b))
                .toList();
    }

    private static Map<Long, List<Contact>> contacts(Connection connection, String table, String column, Collection<Long> ids) {
        Map<Long, List<Contact>> found = new LinkedHashMap<>();
        Sql.chunks(ids, chunk -> Sql.list(connection, "select id, " + column + ", type, contact_value, memo from "
                + Sql.by(table, table + '_' + column.replace("_id", "")) + " where " + column + " in (" + Sql.marks(chunk.length)
                + ") and active = true" + OPEN + " order by id", row -> found.computeIfAbsent(row.number(column), any -> new ArrayList<>()).add(new Contact(
                        Ids.text("con", row.number("id")), row.text("type"), row.text("contact_value"), row.text("memo"))), chunk));
        return found;
    }

    static Address address(Sql.Row row) throws SQLException {
        return new Address(row.text("street"), row.text("unit"), row.text("city"), row.text("state"), row.text("zip"), row.text("country"));
    }

    static Origin origin(Sql.Row row) throws SQLException {
        return new Origin(row.text("system"), row.text("external_id"), row.instant("synced_at"));
    }

    static Money money(Sql.Row row, String column) throws SQLException {
        Long minor = row.numberOrNull(column);
        return minor == null ? null : Money.usd(minor);
    }

    private static Location location(Sql.Row row) throws SQLException {
        return new Location(new LocationId(row.number("id")), new CustomerId(row.number("customer_id")), row.text("name"),
                row.flag("active"), address(row), row.decimal("latitude"), row.decimal("longitude"), row.instant("created_at"),
                row.instant("modified_at"), origin(row));
    }

    private static Equipment equipment(Sql.Row row) throws SQLException {
        return new Equipment(new EquipmentId(row.number("id")), new CustomerId(row.number("customer_id")),
                new LocationId(row.number("location_id")), row.text("name"), row.text("type"), row.text("manufacturer"),
                row.text("model"), row.text("serial_number"), row.date("installed_on"), row.date("warranty_start"),
                row.date("warranty_end"), row.text("status"), row.flag("active"));
    }

    private static int older(Equipment a, Equipment b) {
        if (a.installedOn() == null || b.installedOn() == null) {
            return a.installedOn() == b.installedOn() ? Long.compare(a.id().value(), b.id().value()) : a.installedOn() == null ? 1 : -1;
        }
        return a.installedOn().compareTo(b.installedOn());
    }
}
