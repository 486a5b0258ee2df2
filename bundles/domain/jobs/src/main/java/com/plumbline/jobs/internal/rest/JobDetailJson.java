package com.plumbline.jobs.internal.rest;

import com.plumbline.jobs.Appointment;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.internal.rest.JobJson.BriefingJson;
import com.plumbline.jobs.internal.rest.JobJson.NamedJson;
import com.plumbline.jobs.internal.rest.JobJson.PersonJson;
import com.plumbline.jobs.internal.rest.JobJson.PlaceJson;
import com.plumbline.kernel.Money;
import java.time.Instant;
import java.util.List;

/** A job by itself. */
public record JobDetailJson(String id, String number, String status, String jobType, String businessUnit, String priority, Instant start,
        Instant end, Instant arrivalStart, Instant arrivalEnd, NamedJson customer, PlaceJson location, PersonJson technician, Money total,
        BriefingJson briefing, String summary, String campaign, boolean noCharge, Instant createdAt, Instant completedAt,
        Instant modifiedAt, String externalId, String system, List<AppointmentJson> appointments) {

    public record AppointmentJson(String id, String number, String status, Instant start, Instant end, Instant arrivalStart,
            Instant arrivalEnd, String specialInstructions, List<NamedJson> technicians) {

        static AppointmentJson of(Appointment appointment) {
            return new AppointmentJson(appointment.id().toString(), appointment.number(), appointment.status(), appointment.start(),
                    appointment.end(), appointment.arrivalStart(), appointment.arrivalEnd(), appointment.specialInstructions(),
                    appointment.technicians().stream().map(each -> new NamedJson(each.id().toString(), each.name())).toList());
        }
    }

    static JobDetailJson of(Job job, JobJson card, String campaign, List<Appointment> appointments) {
        return new JobDetailJson(card.id(), card.number(), card.status(), card.jobType(), card.businessUnit(), card.priority(), card.start(),
                card.end(), card.arrivalStart(), card.arrivalEnd(), card.customer(), card.location(), card.technician(), card.total(),
                card.briefing(), job.summary(), campaign, job.noCharge(), job.createdAt(), job.completedAt(), job.modifiedAt(),
                job.origin().externalId(), job.origin().system(), appointments.stream().map(AppointmentJson::of).toList());
    }
}
