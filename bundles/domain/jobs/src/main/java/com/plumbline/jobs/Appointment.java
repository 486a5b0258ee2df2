package com.plumbline.jobs;

import java.time.Instant;
import java.util.List;

/**
 * One visit. Times may be {@code null}.
 *
 * @param status      {@code Scheduled Dispatched Working Hold Done Canceled}, or a word of the vendor's
 * @param technicians assigned now, in order of assignment
 */
public record Appointment(AppointmentId id, JobId job, String number, String status, Instant start, Instant end,
        Instant arrivalStart, Instant arrivalEnd, String specialInstructions, List<Assigned> technicians) {

    /** @param status {@code Scheduled Dispatched Working Done} */
    public record Assigned(TechnicianId id, String name, String status) {
    }
}
