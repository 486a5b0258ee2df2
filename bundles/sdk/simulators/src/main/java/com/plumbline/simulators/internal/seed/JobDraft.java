package com.plumbline.simulators.internal.seed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A job while it is being made: invoices and estimates add what the job shows of them. */
final class JobDraft {

    long id;
    String number;
    Place place;
    Office.JobType type;
    String status;
    String priority = "Normal";
    Instant created;
    Instant modified;
    Instant completed;
    String summary;
    long campaignId;
    long createdById;
    Long soldById;
    boolean noCharge;
    /** A finished job that brought nothing, as real shops have them. */
    boolean zeroDollar;
    long invoiceId;
    long totalCents;
    final List<Long> estimateIds = new ArrayList<>();
    final List<Office.Technician> technicians = new ArrayList<>();
    final List<Visit> visits = new ArrayList<>();

    /** One appointment. */
    record Visit(long id, String number, Instant start, Instant end, Instant windowStart, Instant windowEnd, String status) {
    }

    boolean is(String wanted) {
        return status.equals(wanted);
    }

    Visit lastVisit() {
        return visits.get(visits.size() - 1);
    }
}
