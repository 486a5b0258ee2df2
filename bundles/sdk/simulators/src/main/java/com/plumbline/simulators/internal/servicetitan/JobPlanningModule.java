package com.plumbline.simulators.internal.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Shop;
import com.plumbline.simulators.internal.store.Table;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Jobs, appointments, job types, notes, and the reasons for canceling and holding. */
final class JobPlanningModule {

    private static final String[] APPOINTMENT_STATUSES = {"Scheduled", "Dispatched", "Working", "Hold", "Done", "Canceled"};

    private JobPlanningModule() {
    }

    static void offer(Catalog jpm) {
        jpm.listAndSingle("jobs", jobs()).export("export/jobs", Kind.JOB);
        jpm.listAndSingle("appointments", appointments()).export("export/appointments", Kind.APPOINTMENT);
        jpm.listOf("jobs", Kind.JOB, "notes", new Resource(Kind.JOB_NOTE).without("id", "jobId", "active"), "jobId");
        jpm.export("export/job-notes", Kind.JOB_NOTE).export("export/job-canceled-logs", Kind.JOB_CANCELED_LOG);
        jpm.listOf("jobs", Kind.JOB, "canceled-log", new Resource(Kind.JOB_CANCELED_LOG).without("active", "jobId"), "jobId");
        jpm.made("jobs/{id}/equipment", Kind.JOB, row -> Json.object().set("equipmentIds", row.record().path("equipmentIds")));
        jpm.listAndSingle("job-types", new Resource(Kind.JOB_TYPE).filter("name", Filter.contains("/name")));
        jpm.list("job-cancel-reasons", new Resource(Kind.CANCEL_REASON)).list("job-hold-reasons", new Resource(Kind.HOLD_REASON));
    }

    private static Resource jobs() {
        return new Resource(Kind.JOB).activity(Resource.Activity.NONE).without("active")
                .filter("number", Filter.is("/jobNumber"))
                .filter("jobStatus", Filter.word("/jobStatus", "Scheduled", "Dispatched", "InProgress", "Hold", "Completed", "Canceled"))
                .filter("priority", Filter.is("/priority"))
                .filter("customerId", Filter.id("/customerId")).filter("locationId", Filter.id("/locationId"))
                .filter("jobTypeId", Filter.id("/jobTypeId")).filter("businessUnitId", Filter.id("/businessUnitId"))
                .filter("campaignId", Filter.id("/campaignId")).filter("invoiceId", Filter.id("/invoiceId"))
                .filter("projectId", Filter.id("/projectId")).filter("bookingId", Filter.id("/bookingId"))
                .filter("soldById", Filter.id("/soldById"))
                .filter("estimateIds", Filter.anyOf("/estimateIds")).filter("tagTypeIds", Filter.anyOf("/tagTypeIds"))
                .filter("equipmentIds", Filter.anyOf("/equipmentIds"))
                .filter("completedOnOrAfter", Filter.onOrAfter("/completedOn")).filter("completedBefore", Filter.before("/completedOn"))
                .filter("technicianId", jobsWith(Kind.ASSIGNMENT, Filter.id("/technicianId"), "jobId"))
                .filter("appointmentStatus", jobsWith(Kind.APPOINTMENT, Filter.word("/status", APPOINTMENT_STATUSES), "jobId"))
                .filter("appointmentStartsOnOrAfter", jobsWith(Kind.APPOINTMENT, Filter.onOrAfter("/start"), "jobId"))
                .filter("appointmentStartsBefore", jobsWith(Kind.APPOINTMENT, Filter.before("/start"), "jobId"))
                .filter("firstAppointmentStartsOnOrAfter", firstVisit(Filter.onOrAfter("/start")))
                .filter("firstAppointmentStartsBefore", firstVisit(Filter.before("/start")));
    }

    private static Resource appointments() {
        return new Resource(Kind.APPOINTMENT)
                .filter("jobId", Filter.id("/jobId")).filter("customerId", Filter.id("/customerId"))
                .filter("number", Filter.is("/appointmentNumber")).filter("status", Filter.word("/status", APPOINTMENT_STATUSES))
                .filter("unused", Filter.bool("/unused"))
                .filter("startsOnOrAfter", Filter.onOrAfter("/start")).filter("startsBefore", Filter.before("/start"))
                .filter("technicianId", related(Kind.ASSIGNMENT, Filter.id("/technicianId"),
                        assignment -> assignment.path("appointmentId").asLong(), appointment -> appointment.path("id").asLong()));
    }

    /** Jobs that have a record of this kind for which the condition holds. */
    private static Filter jobsWith(Kind kind, Filter condition, String field) {
        return related(kind, condition, record -> record.path(field).asLong(), job -> job.path("id").asLong());
    }

    private static Filter firstVisit(Filter condition) {
        return related(Kind.APPOINTMENT, condition, visit -> visit.path("id").asLong(), job -> job.path("firstAppointmentId").asLong());
    }

    /** Joins by hand: the keys of the other kind's records that fit, then ours that have one of them. */
    private static Filter related(Kind kind, Filter condition, Function<ObjectNode, Long> theirs, Function<ObjectNode, Long> ours) {
        return (name, value, shop) -> {
            Set<Long> keys = keys(shop, kind, condition.read(name, value, shop), theirs);
            return record -> keys.contains(ours.apply(record));
        };
    }

    private static Set<Long> keys(Shop shop, Kind kind, Predicate<ObjectNode> condition, Function<ObjectNode, Long> key) {
        Table table = shop.table(kind);
        Set<Long> keys = new HashSet<>();
        table.rows().forEach(row -> {
            ObjectNode record = row.record();
            if (condition.test(record)) {
                keys.add(key.apply(record));
            }
        });
        return keys;
    }
}
