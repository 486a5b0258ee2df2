package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.BriefingIds;
import com.plumbline.briefing.internal.Deliveries;
import com.plumbline.briefing.internal.store.DeliveryEntity;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.TechnicianId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A delivery as it leaves the appliance.
 *
 * @param state {@code created sent delivered failed}
 * @param at    of the last change
 */
public record DeliveryJson(String id, String briefingId, String jobId, String state, String channel, String to, Person technician,
        String messageId, Instant createdAt, Instant at, Error error, List<Step> timeline) {

    /** The technician as he was called when it was sent. */
    public record Person(String id, String name) {}

    /** @param text what, why, what to do */
    public record Error(String code, String text) {}

    /** One line of the timeline. */
    public record Step(String state, Instant at, String detail) {}

    static DeliveryJson of(Deliveries.Told told) {
        DeliveryEntity row = told.delivery();
        return new DeliveryJson(BriefingIds.delivery(row.id()), BriefingIds.briefing(row.briefingId()), new JobId(row.jobId()).toString(),
                lower(row.state()), row.channel(), row.recipient(), new Person(new TechnicianId(row.technicianId()).toString(), row.technician()),
                row.message(), row.createdAt(), row.updatedAt(), row.errorCode() == null ? null : new Error(row.errorCode(), row.errorText()),
                told.steps().stream().map(step -> new Step(lower(step.state()), step.at(), step.detail())).toList());
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
