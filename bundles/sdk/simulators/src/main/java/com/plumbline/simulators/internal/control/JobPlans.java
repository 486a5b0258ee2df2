package com.plumbline.simulators.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import com.plumbline.simulators.internal.seed.Days;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import com.plumbline.simulators.internal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Plans that book, move along and cancel jobs, as dispatchers and technicians would in the vendor's own screens. */
final class JobPlans {

    /** What a job's state makes of its last appointment, and of the technicians' assignments to it. */
    private static final Map<String, String> VISITS = Map.of("Scheduled", "Scheduled", "Dispatched", "Dispatched", "InProgress", "Working",
            "Hold", "Hold", "Completed", "Done", "Canceled", "Canceled");

    private final Companies companies;
    private final Clock clock;

    JobPlans(Companies companies, Clock clock) {
        this.companies = companies;
        this.clock = clock;
    }

    /** A job of today with its appointment, its empty invoice and, with {@code technicianId}, the assignment. */
    ObjectNode add(Company company, JsonNode plan) {
        ObjectNode job = newest(company, Kind.JOB);
        JsonNode location = plan.hasNonNull("locationId") ? CustomerPlans.record(company, Kind.LOCATION, plan.path("locationId").asLong())
                : CustomerPlans.record(company, Kind.LOCATION, job.path("locationId").asLong());
        Instant start = plan.hasNonNull("start") ? Instant.parse(plan.path("start").asText())
                : clock.instant().atZone(Days.ZONE).toLocalDate().atTime(14, 0).atZone(Days.ZONE).toInstant();
        long visitId = nextId(company, Kind.APPOINTMENT);
        long invoiceId = nextId(company, Kind.INVOICE);
        long jobId = nextId(company, Kind.JOB);
        String number = String.valueOf(40_000 + jobId % 10_000_000);
        job.put("id", jobId).put("jobNumber", number).put("customerId", location.path("customerId").asLong())
                .put("locationId", location.path("id").asLong()).put("jobStatus", "Scheduled").putNull("completedOn").put("appointmentCount", 1)
                .put("firstAppointmentId", visitId).put("lastAppointmentId", visitId).put("createdOn", Json.time(clock.instant()))
                .put("total", Json.amount(0)).put("invoiceId", invoiceId).putNull("soldById").put("noCharge", false)
                .put("summary", plan.path("summary").asText("No hot water this morning."));
        job.putArray("estimateIds");
        job.putArray("equipmentIds");
        for (String field : List.of("jobTypeId", "businessUnitId", "campaignId")) {
            if (plan.hasNonNull(field)) {
                job.put(field, plan.path(field).asLong());
            }
        }
        ObjectNode changed = Json.object();
        changed.set("job", companies.put(company, Kind.JOB, job).record());
        changed.set("appointment", visit(company, job, visitId, start));
        changed.set("invoice", invoice(company, job, location, invoiceId));
        if (plan.hasNonNull("technicianId")) {
            changed.set("assignment", assign(company, job, plan.path("technicianId").asLong()));
        }
        return changed;
    }

    /** {@code id}, and {@code status} or {@code technicianId} ({@code null}: nobody goes). */
    ObjectNode change(Company company, JsonNode plan) {
        ObjectNode job = CustomerPlans.record(company, Kind.JOB, plan.path("id").asLong());
        ObjectNode changed = Json.object();
        if (plan.has("technicianId")) {
            end(company, job, changed);
            if (!plan.path("technicianId").isNull()) {
                changed.set("assignment", assign(company, job, plan.path("technicianId").asLong()));
            }
        }
        if (plan.hasNonNull("status")) {
            moveTo(company, job, plan.path("status").asText(), changed);
        }
        if (plan.hasNonNull("summary")) {
            job.put("summary", plan.path("summary").asText());
        }
        changed.set("job", companies.put(company, Kind.JOB, job).record());
        return changed;
    }

    ObjectNode cancel(Company company, JsonNode plan) {
        return change(company, Json.object().put("id", plan.path("id").asLong()).put("status", "Canceled"));
    }

    private void moveTo(Company company, ObjectNode job, String status, ObjectNode changed) {
        if (!VISITS.containsKey(status)) {
            throw new IllegalArgumentException("A job is " + String.join(", ", VISITS.keySet().stream().sorted().toList()) + ", not '" + status + "'.");
        }
        job.put("jobStatus", status).put("completedOn", status.equals("Completed") ? Json.time(clock.instant()) : null);
        ObjectNode visit = CustomerPlans.record(company, Kind.APPOINTMENT, job.path("lastAppointmentId").asLong());
        changed.set("appointment", companies.put(company, Kind.APPOINTMENT, visit.put("status", VISITS.get(status))).record());
        for (ObjectNode assignment : assignments(company, job)) {
            String state = VISITS.get(status);
            assignment.put("status", List.of("Dispatched", "Working", "Done").contains(state) ? state : "Scheduled")
                    .put("isPaused", status.equals("Hold")).put("active", !status.equals("Canceled"));
            changed.set("assignment", companies.put(company, Kind.ASSIGNMENT, assignment).record());
        }
    }

    private void end(Company company, ObjectNode job, ObjectNode changed) {
        for (ObjectNode assignment : assignments(company, job)) {
            changed.set("unassigned", companies.put(company, Kind.ASSIGNMENT, assignment.put("active", false)).record());
        }
    }

    /** Active assignments to the job's last appointment. */
    private static List<ObjectNode> assignments(Company company, ObjectNode job) {
        return company.shop().table(Kind.ASSIGNMENT).rows().stream().filter(Row::active).map(Row::record)
                .filter(assignment -> assignment.path("appointmentId").asLong() == job.path("lastAppointmentId").asLong()).toList();
    }

    private JsonNode assign(Company company, ObjectNode job, long technicianId) {
        ObjectNode technician = CustomerPlans.record(company, Kind.TECHNICIAN, technicianId);
        String now = Json.time(clock.instant());
        return companies.put(company, Kind.ASSIGNMENT, newest(company, Kind.ASSIGNMENT).put("id", nextId(company, Kind.ASSIGNMENT))
                .put("technicianId", technicianId).put("technicianName", technician.path("name").asText()).put("assignedOn", now)
                .put("status", "Scheduled").put("isPaused", false).put("jobId", job.path("id").asLong())
                .put("appointmentId", job.path("lastAppointmentId").asLong()).put("createdOn", now).put("active", true)).record();
    }

    private JsonNode visit(Company company, ObjectNode job, long id, Instant start) {
        return companies.put(company, Kind.APPOINTMENT, newest(company, Kind.APPOINTMENT).put("id", id).put("jobId", job.path("id").asLong())
                .put("appointmentNumber", job.path("jobNumber").asText() + "-1").put("start", Json.time(start))
                .put("end", Json.time(start.plus(Duration.ofHours(2)))).put("arrivalWindowStart", Json.time(start))
                .put("arrivalWindowEnd", Json.time(start.plus(Duration.ofHours(2)))).put("status", "Scheduled").putNull("specialInstructions")
                .put("createdOn", Json.time(clock.instant())).put("customerId", job.path("customerId").asLong()).put("active", true)).record();
    }

    private JsonNode invoice(Company company, ObjectNode job, JsonNode location, long id) {
        ObjectNode invoice = company.shop().table(Kind.INVOICE).rows().stream().map(Row::record)
                .filter(candidate -> Objects.equals(candidate.path("invoiceConfiguration").asText(), "JobInvoice")).findFirst().orElseThrow();
        invoice.put("id", id).put("referenceNumber", job.path("jobNumber").asText()).putNull("paidOn").put("sentStatus", "NotSent")
                .put("reviewStatus", "NeedsReview").put("syncStatus", "Pending").put("createdOn", Json.time(clock.instant()))
                .put("invoiceDate", Json.time(clock.instant())).put("dueDate", Json.time(clock.instant()));
        for (String amount : List.of("subTotal", "salesTax", "total", "balance")) {
            invoice.put(amount, "0.00");
        }
        invoice.putArray("items");
        JsonNode customer = CustomerPlans.record(company, Kind.CUSTOMER, job.path("customerId").asLong());
        invoice.putObject("customer").put("id", customer.path("id").asLong()).put("name", customer.path("name").asText());
        invoice.putObject("location").put("id", location.path("id").asLong()).put("name", location.path("name").asText());
        invoice.putNull("customerAddress").putNull("locationAddress");
        invoice.withObject("/job").put("id", job.path("id").asLong()).put("number", job.path("jobNumber").asText());
        return companies.put(company, Kind.INVOICE, invoice).record();
    }

    /** A copy of the latest record of a kind, as the mould for the next one. */
    private static ObjectNode newest(Company company, Kind kind) {
        List<Row> rows = company.shop().table(kind).rows();
        return rows.get(rows.size() - 1).record();
    }

    private static long nextId(Company company, Kind kind) {
        Table table = company.shop().table(kind);
        return table.nextId();
    }
}
