package com.plumbline.jobs.internal.store;

import com.plumbline.persistence.MirrorTable;

/** Which canonical field fills which column. */
public final class JobTables {

    public static final MirrorTable BUSINESS_UNITS = MirrorTable.of("businessUnits", "business_unit")
            .text("name", "name", 200)
            .text("trade", "trade", 80)
            .build();

    public static final MirrorTable TECHNICIANS = MirrorTable.of("technicians", "technician")
            .text("name", "name", 200)
            .text("phone", "phone", 60)
            .text("email", "email", 300)
            .text("team", "team", 120)
            .reference("businessUnitId", "business_unit_id", "businessUnits")
            .build();

    public static final MirrorTable JOB_TYPES = MirrorTable.of("jobTypes", "job_type")
            .text("name", "name", 200)
            .integer("duration", "duration")
            .text("priority", "priority", 40)
            .text("summary", "summary", 4000)
            .build();

    public static final MirrorTable JOBS = MirrorTable.of("jobs", "job")
            .text("number", "job_number", 60)
            .text("projectId", "project_id", 80)
            .reference("customerId", "customer_id", "customers")
            .reference("locationId", "location_id", "locations")
            .text("status", "status", 40)
            .reference("jobTypeId", "job_type_id", "jobTypes")
            .reference("businessUnitId", "business_unit_id", "businessUnits")
            .text("priority", "priority", 40)
            .reference("campaignId", "campaign_id", "campaigns")
            .text("summary", "summary", 8000)
            .money("total", "total_minor")
            .reference("invoiceId", "invoice_id", "invoices")
            .instant("completedOn", "completed_at")
            .instant("createdOn", "created_at")
            .reference("firstAppointmentId", "first_appointment_id", "appointments")
            .reference("lastAppointmentId", "last_appointment_id", "appointments")
            .reference("soldById", "sold_by_id", "technicians")
            .flag("noCharge", "no_charge")
            .json("jobGeneratedLeadSource", "lead_source", 2000)
            .watch("status")
            .build();

    public static final MirrorTable APPOINTMENTS = MirrorTable.of("appointments", "appointment")
            .reference("jobId", "job_id", "jobs")
            .text("number", "appointment_number", 60)
            .instant("start", "starts_at")
            .instant("end", "ends_at")
            .instant("arrivalStart", "arrival_start")
            .instant("arrivalEnd", "arrival_end")
            .text("status", "status", 40)
            .text("specialInstructions", "special_instructions", 8000)
            .flag("unused", "unused")
            .watch("job_id")
            .build();

    public static final MirrorTable ASSIGNMENTS = MirrorTable.of("assignments", "assignment")
            .reference("appointmentId", "appointment_id", "appointments")
            .reference("jobId", "job_id", "jobs")
            .reference("technicianId", "technician_id", "technicians")
            .text("technicianName", "technician_name", 200)
            .text("status", "status", 40)
            .instant("assignedOn", "assigned_at")
            .flag("isPaused", "paused")
            .watch("job_id")
            .build();

    public static final MirrorTable JOB_NOTES = MirrorTable.of("jobNotes", "job_note")
            .reference("jobId", "job_id", "jobs")
            .text("text", "text", 8000)
            .flag("pinned", "pinned")
            .instant("createdOn", "written_at")
            .text("createdBy", "author", 200)
            .build();

    private JobTables() {}
}
