package com.plumbline.simulators.internal.servicetitan;

import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import java.util.HashSet;
import java.util.Set;

/** Customers and locations with their contacts and notes. */
final class CrmModule {

    private CrmModule() {
    }

    static void offer(Catalog crm) {
        Resource customers = address(new Resource(Kind.CUSTOMER)).filter("phone", byPhone());
        crm.listAndSingle("customers", customers).export("export/customers", Kind.CUSTOMER);

        Resource customerContacts = new Resource(Kind.CUSTOMER_CONTACT).activity(Resource.Activity.NONE)
                .filter("customerIds", Filter.ids("/customerId")).without("active");
        crm.list("customers/contacts", customerContacts).export("export/customers/contacts", Kind.CUSTOMER_CONTACT);
        crm.listOf("customers", Kind.CUSTOMER, "contacts", new Resource(Kind.CUSTOMER_CONTACT).activity(Resource.Activity.NONE)
                .without("active", "customerId"), "customerId");
        crm.listOf("customers", Kind.CUSTOMER, "notes", new Resource(Kind.CUSTOMER_NOTE).without("customerId"), "customerId");

        Resource locations = address(new Resource(Kind.LOCATION)).filter("customerId", Filter.id("/customerId"));
        crm.listAndSingle("locations", locations).export("export/locations", Kind.LOCATION);
        crm.list("locations/contacts", new Resource(Kind.LOCATION_CONTACT).activity(Resource.Activity.NONE)
                .filter("locationIds", Filter.ids("/locationId")).without("active")).export("export/locations/contacts", Kind.LOCATION_CONTACT);
        crm.listOf("locations", Kind.LOCATION, "contacts", new Resource(Kind.LOCATION_CONTACT).activity(Resource.Activity.NONE)
                .without("locationId", "active"), "locationId");
        crm.listOf("locations", Kind.LOCATION, "notes", new Resource(Kind.LOCATION_NOTE).without("locationId"), "locationId");
    }

    private static Resource address(Resource resource) {
        resource.filter("name", Filter.contains("/name"));
        for (String field : new String[] {"street", "unit", "city", "state", "zip", "country"}) {
            resource.filter(field, Filter.contains("/address/" + field));
        }
        return resource;
    }

    /** Customers with a contact of this number, however either is written. */
    private static Filter byPhone() {
        return (name, value, shop) -> {
            String wanted = digits(value);
            Set<Long> customers = new HashSet<>();
            for (Row row : shop.table(Kind.CUSTOMER_CONTACT).rows()) {
                if (!wanted.isEmpty() && digits(row.record().path("phoneSettings").path("phoneNumber").asText()).endsWith(wanted)) {
                    customers.add(row.record().path("customerId").asLong());
                }
            }
            return record -> customers.contains(record.path("id").asLong());
        };
    }

    private static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }
}
