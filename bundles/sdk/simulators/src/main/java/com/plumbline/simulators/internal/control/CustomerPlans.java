package com.plumbline.simulators.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import com.plumbline.simulators.internal.twilio.Twilio;

/** Plans that change people: what the office would do in the vendor's own screens. */
final class CustomerPlans {

    private final Companies companies;

    CustomerPlans(Companies companies) {
        this.companies = companies;
    }

    /** {@code id} (default: the first active customer), and what is to change: {@code name}, {@code phone}, {@code active}. */
    ObjectNode changeCustomer(Company company, JsonNode plan) {
        ObjectNode customer = plan.hasNonNull("id") ? record(company, Kind.CUSTOMER, plan.path("id").asLong())
                : company.shop().table(Kind.CUSTOMER).rows().stream().filter(Row::active).findFirst().orElseThrow().record();
        ObjectNode changed = Json.object();
        if (plan.hasNonNull("phone")) {
            changed.set("contact", changePhone(company, customer.path("id").asLong(), plan.path("phone").asText()));
        }
        if (plan.hasNonNull("name")) {
            customer.put("name", plan.path("name").asText());
        }
        if (plan.hasNonNull("active")) {
            customer.put("active", plan.path("active").asBoolean());
        }
        changed.set("customer", companies.put(company, Kind.CUSTOMER, customer).record());
        return changed;
    }

    private JsonNode changePhone(Company company, long customerId, String phone) {
        String digits = Twilio.phone(phone).substring(2);
        for (Row row : company.shop().table(Kind.CUSTOMER_CONTACT).rows()) {
            ObjectNode contact = row.record();
            if (contact.path("customerId").asLong() == customerId && contact.path("type").asText().endsWith("Phone")) {
                contact.put("value", digits).withObject("/phoneSettings").put("phoneNumber", digits);
                return companies.put(company, Kind.CUSTOMER_CONTACT, contact).record();
            }
        }
        throw new IllegalArgumentException("Customer " + customerId + " has no telephone contact to change.");
    }

    /** {@code id} and {@code phone} ({@code null} takes it away) or {@code active}. */
    ObjectNode changeTechnician(Company company, JsonNode plan) {
        ObjectNode technician = record(company, Kind.TECHNICIAN, plan.path("id").asLong());
        if (plan.has("phone")) {
            String phone = plan.path("phone").isNull() ? null : Twilio.phone(plan.path("phone").asText()).substring(2);
            technician.put("phoneNumber", phone).put("mobilePhone", phone);
        }
        if (plan.hasNonNull("active")) {
            technician.put("active", plan.path("active").asBoolean());
        }
        return Json.object().set("technician", companies.put(company, Kind.TECHNICIAN, technician).record());
    }

    static ObjectNode record(Company company, Kind kind, long id) {
        return company.shop().table(kind).find(id).map(Row::record)
                .orElseThrow(() -> new IllegalArgumentException("There is no " + kind.name().toLowerCase() + " " + id + " at " + company.key() + "."));
    }
}
