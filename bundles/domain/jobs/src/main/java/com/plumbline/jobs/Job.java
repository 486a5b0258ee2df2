package com.plumbline.jobs;

import com.plumbline.customers.CustomerId;
import com.plumbline.customers.LocationId;
import com.plumbline.customers.Origin;
import com.plumbline.kernel.Money;
import java.time.Instant;

/**
 * A job with what is known of its current appointment. References, texts and times may be {@code null}.
 *
 * @param number     what people call it
 * @param status     one of {@link JobStatus}, or a word of the vendor's
 * @param start      of the current appointment, as are {@code end}, the arrival window and the technician
 * @param technician the first one assigned
 * @param total      {@code null} when unknown
 * @param campaign   our id of the campaign that brought it in
 */
public record Job(JobId id, String number, String status, JobTypeId jobTypeId, String jobType, BusinessUnitId businessUnitId,
        String businessUnit, String priority, CustomerId customer, LocationId location, Instant start, Instant end,
        Instant arrivalStart, Instant arrivalEnd, AppointmentId appointment, TechnicianId technicianId, String summary,
        Money total, boolean noCharge, Long campaign, Instant createdAt, Instant completedAt, Instant modifiedAt, Origin origin) {

    public boolean isOpen() {
        return JobStatus.isOpen(status);
    }
}
