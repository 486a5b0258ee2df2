package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.contract.Proves;
import java.nio.file.Path;
import java.util.ArrayList;
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
            Map.entry("telecom/v3 telecom", List.of("calls")),
            Map.entry("telecom/v2 telecom", List.of("export/calls")));

    @TempDir
    static Path data;

    @Test
    @Proves("INT-01")
    void everyAnswerFitsTheVendorsDocument() {
        Path documents = DocumentsOnThisMachine.orSkip().resolve("servicetitan");
        List<String> faults = new ArrayList<>();
        int answers = 0;
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.in(data))) {
            Vendors vendors = new Vendors(sandbox).connected();
            for (Map.Entry<String, List<String>> module : ADDRESSES.entrySet()) {
                String[] names = module.getKey().split(" ");
                VendorDocument document = VendorDocument.read(documents.resolve("servicetitan-" + names[1] + ".json.gz"));
                for (String address : module.getValue()) {
                    faults.addAll(check(vendors, document, names[0], address));
                    answers++;
                }
            }
            VendorDocument crm = VendorDocument.read(documents.resolve("servicetitan-crm.json.gz"));
            Vendors.Answer refused = vendors.st("crm/v2", "customers?pageSize=0");
            faults.addAll(crm.faults("GET", "/tenant/9911/customers", refused.status(), refused.json()));
        }
        assertThat(faults).isEmpty();
        assertThat(answers).isGreaterThan(70);
    }

    @Test
    void anAnswerWithoutARequiredFieldOrWithAWrongTypeIsFound() {
        VendorDocument jpm = VendorDocument.read(DocumentsOnThisMachine.orSkip().resolve("servicetitan/servicetitan-jpm.json.gz"));
        ObjectNode reason = Vendors.object().put("id", "four").put("active", true).put("createdOn", "2026-11-21T00:00:00Z")
                .put("modifiedOn", "2026-11-21T00:00:00Z");
        ObjectNode page = Vendors.object().put("page", 1).put("pageSize", 50).put("hasMore", false);
        page.putArray("data").add(reason);
        assertThat(jpm.faults("GET", "/tenant/9911/job-cancel-reasons", 200, page)).hasSize(2)
                .anyMatch(fault -> fault.contains("name")).anyMatch(fault -> fault.contains("integer expected"));
    }

    private static List<String> check(Vendors vendors, VendorDocument document, String module, String address) {
        String path = address;
        if (address.contains("{}")) {
            String list = address.substring(0, address.indexOf("/{}"));
            path = address.replace("{}", ok(vendors, module, list).path("data").get(0).path("id").asText());
        }
        boolean paged = !address.contains("{}") && !address.contains("export");
        JsonNode answer = ok(vendors, module, path + (paged ? "?pageSize=200&active=Any" : ""));
        String prefix = module.startsWith("telecom") ? "/" + module.substring(8) : "";
        return document.faults("GET", prefix + "/tenant/9911/" + path, 200, answer);
    }

    private static JsonNode ok(Vendors vendors, String module, String path) {
        Vendors.Answer answer = vendors.st(module, path);
        assertThat(answer.status()).as(module + " " + path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }
}
