package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;

/** A location, with what jobs and invoices say about it. */
record Place(long id, String name, Household household, Address address, boolean active) {

    /** A customer: who pays. */
    record Household(long id, String name, boolean commercial, Address address, String phone, String email, boolean active,
            boolean doNotService, int daysAgo) {
    }

    record Address(String street, String unit, String city, String state, String zip, double latitude, double longitude) {

        ObjectNode json() {
            ObjectNode address = Json.object();
            write(address);
            address.put("latitude", latitude).put("longitude", longitude);
            return address;
        }

        /** Accounting knows no coordinates. */
        ObjectNode billingJson() {
            ObjectNode address = Json.object();
            write(address);
            return address;
        }

        private void write(ObjectNode address) {
            address.put("street", street).put("unit", unit).put("city", city).put("state", state).put("zip", zip)
                    .put("country", "USA");
        }
    }
}
