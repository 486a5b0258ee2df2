package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.BriefingIds;
import com.plumbline.briefing.internal.automation.Plan;
import com.plumbline.briefing.internal.automation.Queue;
import com.plumbline.jobs.JobId;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * A briefing on its way.
 *
 * @param dueAt  when it goes, {@code null} while that is not known
 * @param moment {@code assignment before dispatch}
 * @param state  {@code planned writing held ready sending blocked}, and when it is over {@code sent stopped withdrawn}
 * @param reason why it stands as it does, for people
 * @param sentAt when it was handed over, {@code null} before
 */
public record QueueJson(String id, JobJson job, @Nullable Named customer, @Nullable Named technician, @Nullable Instant dueAt, String moment, String state,
        String reason, @Nullable String approvedBy, @Nullable String deliveryId, @Nullable Instant sentAt, Instant updatedAt) {

    /** All but the id is {@code null} when the job is gone. */
    public record JobJson(String id, @Nullable String number, @Nullable String jobType, @Nullable Instant start) {}

    /** Who. */
    public record Named(String id, String name) {}

    static QueueJson of(Queue.Entry entry) {
        Plan plan = entry.plan();
        return new QueueJson(plan.text(), entry.job() == null ? new JobJson(new JobId(plan.job()).toString(), null, null, null)
                        : new JobJson(entry.job().id().toString(), entry.job().number(), entry.job().jobType(), entry.job().start()),
                entry.customer() == null ? null : new Named(entry.customer().id().toString(), entry.customer().name()),
                entry.technician() == null ? null : new Named(entry.technician().id().toString(), entry.technician().name()), plan.dueAt(),
                DeliveryJson.lower(plan.moment()), DeliveryJson.lower(plan.state()), plan.reason(), plan.approvedBy(),
                plan.delivery() == null ? null : BriefingIds.delivery(plan.delivery()), plan.handedAt(), plan.updatedAt());
    }
}
