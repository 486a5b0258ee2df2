package com.plumbline.customers.internal.store;

import com.plumbline.persistence.MirrorTable;

/** Which canonical field fills which column. */
public final class CustomerTables {

    public static final MirrorTable CUSTOMERS = address(MirrorTable.of("customers", "customer"))
            .text("name", "name", 300)
            .text("type", "type", 40)
            .flag("doNotService", "do_not_service")
            .money("balance", "balance_minor")
            .instant("createdOn", "created_at")
            .build();

    public static final MirrorTable CUSTOMER_CONTACTS = contact(MirrorTable.of("customerContacts", "customer_contact"))
            .reference("customerId", "customer_id", "customers")
            .watch("customer_id")
            .build();

    public static final MirrorTable LOCATIONS = address(MirrorTable.of("locations", "location"))
            .reference("customerId", "customer_id", "customers")
            .text("name", "name", 300)
            .decimal("latitude", "latitude")
            .decimal("longitude", "longitude")
            .text("zoneId", "zone_id", 80)
            .instant("createdOn", "created_at")
            .watch("customer_id")
            .build();

    public static final MirrorTable LOCATION_CONTACTS = contact(MirrorTable.of("locationContacts", "location_contact"))
            .reference("locationId", "location_id", "locations")
            .build();

    public static final MirrorTable EQUIPMENT = MirrorTable.of("equipment", "equipment")
            .reference("customerId", "customer_id", "customers")
            .reference("locationId", "location_id", "locations")
            .text("name", "name", 300)
            .text("type", "type", 120)
            .text("manufacturer", "manufacturer", 200)
            .text("model", "model", 200)
            .text("serialNumber", "serial_number", 200)
            .date("installedOn", "installed_on")
            .date("warrantyStart", "warranty_start")
            .date("warrantyEnd", "warranty_end")
            .text("status", "status", 40)
            .build();

    private CustomerTables() {}

    private static MirrorTable.Builder address(MirrorTable.Builder table) {
        return table.text("street", "street", 300).text("unit", "unit", 100).text("city", "city", 120)
                .text("state", "state", 60).text("zip", "zip", 30).text("country", "country", 60);
    }

    private static MirrorTable.Builder contact(MirrorTable.Builder table) {
        return table.text("type", "type", 20).text("value", "contact_value", 300).text("memo", "memo", 500);
    }
}
