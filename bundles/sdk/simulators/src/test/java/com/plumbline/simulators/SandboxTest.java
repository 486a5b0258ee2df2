package com.plumbline.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.Vendors.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox's own doors: plans, faults, restart, and the set-up it hands to the demo. */
class SandboxTest {

    @TempDir
    Path data;

    @Test
    void whatHappenedIsThereAfterAKillEvenOneInTheMiddleOfALine() throws Exception {
        MovingClock clock = new MovingClock("2026-11-21T16:00:00Z");
        SandboxOptions options = SandboxOptions.in(data).withClock(clock);
        Sandbox killed = Sandbox.start(options);
        JsonNode before;
        String token;
        try {
            Vendors vendors = new Vendors(killed).connected();
            plan(vendors, Vendors.object().put("action", "changeCustomer").put("name", "Kept Over Night"));
            plan(vendors, Vendors.object().put("action", "addJob").put("summary", "Kept as well"));
            plan(vendors, Vendors.object().put("action", "stopNumber").put("phone", "9135550150"));
            before = vendors.get("/sandbox/counts").json();
            token = vendors.st("crm/v2", "export/technicians".replace("technicians", "customers")).json().path("continueFrom").asText();
            Files.writeString(data.resolve("journal.jsonl"), "{\"sort\":\"record\",\"compa", StandardOpenOption.APPEND);
        } finally {
            killed.close();
        }

        clock.advance(Duration.ofDays(1));
        try (Sandbox again = Sandbox.start(options)) {
            Vendors vendors = new Vendors(again).connected();
            assertThat(vendors.get("/sandbox/counts").json()).isEqualTo(before);
            assertThat(before.path("jobs").asInt()).isEqualTo(1272);
            assertThat(vendors.st("crm/v2", "customers?name=Kept Over Night".replace(" ", "%20")).json().path("data")).hasSize(1);
            assertThat(vendors.st("crm/v2", "export/customers?from=" + token).status()).isEqualTo(200);
            Vendors carrier = new Vendors(again).texting();
            assertThat(carrier.form("/twilio/2010-04-01/Accounts/" + carrier.keys.at("/twilio/accountSid").asText() + "/Messages.json", "To",
                    "+19135550150", "From", carrier.keys.at("/twilio/fromNumber").asText(), "Body", "x").json().path("code").asInt()).isEqualTo(21610);
        }
    }

    @Test
    void aFolderKeepsItsSeedUnlessItIsMadeAnew() {
        Sandbox.start(SandboxOptions.in(data)).close();
        assertThatThrownBy(() -> Sandbox.start(SandboxOptions.in(data).withSeed(2))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--fresh");
        SandboxOptions fresh = SandboxOptions.parse("--data", data.toString(), "--seed", "2", "--fresh", "--port", "0");
        try (Sandbox other = Sandbox.start(fresh)) {
            assertThat(new Vendors(other).get("/sandbox/counts").json().path("customers").asInt()).isEqualTo(5392);
        }
        assertThatThrownBy(() -> SandboxOptions.parse("--scale", "many")).hasMessageContaining("--scale");
        assertThatThrownBy(() -> SandboxOptions.parse("--colour", "blue")).hasMessageContaining("Known:");
    }

    @Test
    void plansChangeWhatTheVendorShowsAndSayWhatTheyChanged() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.in(data))) {
            Vendors vendors = new Vendors(sandbox).connected();
            long technician = vendors.st("settings/v2", "technicians").json().at("/data/0/id").asLong();
            JsonNode added = plan(vendors, Vendors.object().put("action", "addJob").put("technicianId", technician));
            long job = added.at("/job/id").asLong();
            assertThat(vendors.st("jpm/v2", "jobs/" + job).json().path("jobStatus").asText()).isEqualTo("Scheduled");
            assertThat(vendors.st("dispatch/v2", "appointment-assignments?jobId=" + job).json().at("/data/0/technicianId").asLong()).isEqualTo(technician);
            assertThat(vendors.st("accounting/v2", "invoices?jobId=" + job).json().at("/data/0/total").asText()).isEqualTo("0.00");

            plan(vendors, Vendors.object().put("action", "changeJob").put("id", job).put("status", "InProgress"));
            assertThat(vendors.st("jpm/v2", "appointments?jobId=" + job).json().at("/data/0/status").asText()).isEqualTo("Working");
            plan(vendors, Vendors.object().put("action", "changeJob").put("id", job).putNull("technicianId"));
            assertThat(vendors.st("dispatch/v2", "appointment-assignments?jobId=" + job).json().path("data")).isEmpty();
            plan(vendors, Vendors.object().put("action", "cancelJob").put("id", job));
            assertThat(vendors.st("jpm/v2", "jobs/" + job).json().path("jobStatus").asText()).isEqualTo("Canceled");

            plan(vendors, Vendors.object().put("action", "changeTechnician").put("id", technician).put("phone", "(913) 555-0133"));
            assertThat(vendors.st("settings/v2", "technicians/" + technician).json().path("phoneNumber").asText()).isEqualTo("9135550133");
            plan(vendors, Vendors.object().put("action", "reset"));
            assertThat(vendors.st("jpm/v2", "jobs/" + job).status()).isEqualTo(404);
        }
    }

    @Test
    void aPlanThatCanNotBeFollowedSaysWhy() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.in(data))) {
            Vendors vendors = new Vendors(sandbox);
            thenRefused(vendors.post("/sandbox/plans", Vendors.object().put("action", "fly")), "changeCustomer");
            thenRefused(vendors.post("/sandbox/plans", Vendors.object().put("action", "changeJob").put("id", 1)), "no job 1");
            thenRefused(vendors.post("/sandbox/plans", Vendors.object().put("action", "stopNumber")), "needs phone");
            thenRefused(vendors.post("/sandbox/plans", "application/json", "{\"action\""), "not JSON");
            thenRefused(vendors.put("/sandbox/faults/acme", Vendors.object()), "acme");
            thenRefused(vendors.put("/sandbox/faults/twilio", Vendors.object().put("rate", 30)), "rate");
            thenRefused(vendors.put("/sandbox/faults/twilio", Vendors.object().put("status", 200)), "status");
            thenRefused(vendors.get("/sandbox/counts?company=3"), "company 3");
        }
    }

    @Test
    void faultsStrikeTheShareTheyAreToldTo() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.in(data))) {
            Vendors vendors = new Vendors(sandbox).connected();
            vendors.put("/sandbox/faults/servicetitan", Vendors.object().put("status", 503));
            Answer spoilt = vendors.st("crm/v2", "customers?pageSize=1");
            assertThat(spoilt.status()).isEqualTo(503);
            assertThat(spoilt.raw().headers().firstValue("Retry-After")).contains("1");

            vendors.put("/sandbox/faults/anthropic", Vendors.object().put("status", 529).put("rate", 0.3));
            int failed = 0;
            for (int i = 0; i < 200; i++) {
                failed += vendors.get("/anthropic/v1/models").status() == 529 ? 1 : 0;
            }
            assertThat(failed).isBetween(30, 95);
            vendors.put("/sandbox/faults/servicetitan", Vendors.object().put("drop", true));
            assertThatThrownBy(() -> vendors.st("crm/v2", "customers?pageSize=1")).isInstanceOf(java.io.UncheckedIOException.class);
            vendors.method("DELETE", "/sandbox/faults/servicetitan");
            assertThat(vendors.st("crm/v2", "customers?pageSize=1").status()).isEqualTo(200);
        }
    }

    @Test
    void theSetUpOfEachCompanyIsHandedOut() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.in(data))) {
            Vendors vendors = new Vendors(sandbox);
            String query = "/sandbox/setup?sandbox=" + sandbox.base() + "&publicUrl=http://127.0.0.1:1";
            JsonNode first = vendors.get(query).json();
            JsonNode second = vendors.get(query + "&company=2").json();
            assertThat(first.at("/plugins/servicetitan/settings/baseUrl").asText()).isEqualTo(sandbox.base() + "/servicetitan");
            assertThat(first.at("/plugins/twilio/settings/publicUrl").asText()).isEqualTo("http://127.0.0.1:1");
            assertThat(first.at("/owner/password").asText()).isEqualTo("@PASSWORD@");
            assertThat(second.path("id")).isNotEqualTo(first.path("id"));
            assertThat(second.at("/plugins/claude/settings/apiKey")).isNotEqualTo(first.at("/plugins/claude/settings/apiKey"));
            assertThat(vendors.get("/").text()).contains("<title>Sandbox</title>");
            assertThat(vendors.get("/sandbox.js").raw().headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        }
    }

    private static JsonNode plan(Vendors vendors, ObjectNode plan) {
        Answer answer = vendors.post("/sandbox/plans", plan);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("changed");
    }

    private static void thenRefused(Answer answer, String says) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).contains(says);
    }
}
