package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Exchange;
import com.plumbline.contract.Proves;
import com.plumbline.contract.VendorContract;
import com.plumbline.contract.VendorContract.Held;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of every ServiceTitan address against the vendor's own documents. */
class ServiceTitanDocumentTest {

    /** Module path → document, and its addresses; {@code {}} stands for the id of the first record of the list before it. */
    private static final Map<String, List<String>> ADDRESSES = Map.ofEntries(
            Map.entry("crm/v2 crm", List.of("customers", "customers/{}", "customers/{}/contacts", "customers/{}/notes", "customers/contacts",
                    "export/customers", "export/customers/contacts", "locations", "locations/{}", "locations/{}/contacts",
                    "locations/{}/notes", "locations/contacts", "export/locations", "export/locations/contacts")),
            Map.entry("jpm/v2 jpm", List.of("jobs", "jobs/{}", "jobs/{}/notes", "jobs/{}/equipment", "jobs/{}/canceled-log", "export/jobs",
                    "appointments", "appointments/{}", "export/appointments", "export/job-notes", "export/job-canceled-logs", "job-types",
                    "job-types/{}", "job-cancel-reasons", "job-hold-reasons")),
            Map.entry("dispatch/v2 dispatch", List.of("appointment-assignments", "export/appointment-assignments", "arrival-windows")),
            Map.entry("settings/v2 settings", List.of("technicians", "technicians/{}", "export/technicians", "employees", "employees/{}",
                    "export/employees", "business-units", "business-units/{}", "export/business-units", "tag-types", "export/tag-types")),
            Map.entry("accounting/v2 accounting", List.of("invoices", "export/invoices", "export/invoice-items", "payments", "export/payments",
                    "payment-types", "payment-types/{}", "tax-zones")),
            Map.entry("pricebook/v2 pricebook", List.of("services", "services/{}", "export/services", "materials", "materials/{}",
                    "export/materials", "equipment", "equipment/{}", "export/equipment", "categories", "categories/{}", "export/categories")),
            Map.entry("marketing/v2 marketing", List.of("campaigns", "campaigns/{}", "categories", "categories/{}")),
            Map.entry("memberships/v2 memberships", List.of("memberships", "memberships/{}", "export/memberships", "membership-types",
                    "membership-types/{}", "export/membership-types")),
            Map.entry("equipmentsystems/v2 equipment-systems", List.of("installed-equipment", "installed-equipment/{}",
                    "export/installed-equipment", "equipment-types", "equipment-types/{}")),
            Map.entry("sales/v2 salestech", List.of("estimates", "estimates/{}", "export/estimates", "estimates/export")),
            Map.entry("inventory/v2 inventory", List.of("trucks", "inventory-templates")),
            Map.entry("telecom/v3 telecom", List.of("calls")),
            Map.entry("telecom/v2 telecom", List.of("export/calls")));

    @TempDir
    static Path data;

    @Test
    @Proves("INT-01")
    void whatIsSaidAtEveryAddressFitsTheVendorsDocument() {
        VendorContract contract = VendorContract.orSkip();
        Path recording = data.resolve("recording.jsonl");
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.in(data).withRecord(recording))) {
            Vendors vendors = new Vendors(sandbox).connected();
            ADDRESSES.forEach((module, addresses) -> addresses.forEach(address -> ask(vendors, module.split(" ")[0], address)));
            vendors.st("crm/v2", "customers?pageSize=0");
        }
        Held held = contract.hold(recording);
        assertThat(held.faults()).isEmpty();
        assertThat(held.operations()).hasSizeGreaterThan(70);
        assertThat(held.operations().get("servicetitan GET /tenant/{tenant}/customers")).containsKeys(200, 400);
    }

    @Test
    void aFieldThatIsMissingUnknownOrOfAWrongTypeIsFound() {
        VendorContract contract = VendorContract.orSkip();
        ObjectNode reason = Vendors.object().put("id", "four").put("active", true).put("createdOn", "yesterday")
                .put("modifiedOn", "2026-11-21T00:00:00Z").put("invented", 1);
        ObjectNode page = Vendors.object().put("page", 1).put("pageSize", 50).put("hasMore", false);
        page.putArray("data").add(reason);
        Exchange exchange = new Exchange("servicetitan", "GET", "/jpm/v2/tenant/9911/job-cancel-reasons", "colour=red",
                Map.of("authorization", "***"), "", 200, "application/json; charset=utf-8", page.toString());
        assertThat(contract.faults(exchange)).hasSize(6).allMatch(fault -> fault.startsWith("servicetitan GET /jpm/v2/tenant/9911/job-cancel-reasons: "))
                .anyMatch(fault -> fault.contains("no parameter colour")).anyMatch(fault -> fault.contains("key in the header st-app-key"))
                .anyMatch(fault -> fault.contains("'name'")).anyMatch(fault -> fault.contains("integer expected"))
                .anyMatch(fault -> fault.contains("date-time")).anyMatch(fault -> fault.contains("invented: there is no such field"));
    }

    private static void ask(Vendors vendors, String module, String address) {
        String path = address;
        if (address.contains("{}")) {
            String list = address.substring(0, address.indexOf("/{}"));
            path = address.replace("{}", ok(vendors, module, list).path("data").get(0).path("id").asText());
        }
        ok(vendors, module, path + (address.contains("{}") || address.contains("export") ? "" : "?pageSize=200"));
    }

    private static JsonNode ok(Vendors vendors, String module, String path) {
        Vendors.Answer answer = vendors.st(module, path);
        assertThat(answer.status()).as(module + " " + path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }
}
