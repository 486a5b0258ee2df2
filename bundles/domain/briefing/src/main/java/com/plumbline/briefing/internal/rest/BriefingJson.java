package com.plumbline.briefing.internal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.plumbline.briefing.internal.BriefingIds;
import com.plumbline.briefing.internal.Deliveries;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.writer.Sections;
import com.plumbline.briefing.internal.writer.Statement;
import com.plumbline.customers.CustomerId;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.messaging.SmsText;
import com.plumbline.rest.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A briefing as it leaves the appliance.
 *
 * @param state        {@code writing ready failed}; while it is written again, the former text stays
 * @param writer       {@code model} or {@code deterministic}, {@code null} before the first text
 * @param writerReason why that one, for people
 * @param model        the model's name, {@code null} for the deterministic writer
 * @param sections     {@code null} before the first text
 * @param sms          as it would be sent, with a stand-in for the link's token; {@code null} when it would be too long
 * @param guidance     kind of job that its guidance is for
 * @param statements   each line with what it rests on; empty for a text from before they were kept
 * @param deliveries   newest first
 */
public record BriefingJson(String id, String jobId, String customerId, String technicianId, String state, String writer, String writerReason,
        String model, Instant createdAt, Instant updatedAt, Instant writtenAt, String requestedBy, int readingSeconds, String error,
        Sections sections, List<Statement> statements, String guidance, Sms sms, List<DeliveryJson> deliveries) {

    /** @param encoding {@code gsm7} or {@code ucs2} */
    public record Sms(String body, int segments, String encoding) {}

    static BriefingJson of(BriefingEntity row, List<Deliveries.Told> deliveries) {
        return new BriefingJson(BriefingIds.briefing(row.id()), new JobId(row.jobId()).toString(),
                row.customerId() == null ? null : new CustomerId(row.customerId()).toString(),
                row.technicianId() == null ? null : new TechnicianId(row.technicianId()).toString(), DeliveryJson.lower(row.state()), row.writer(),
                row.writerReason(), row.model(), row.createdAt(), row.updatedAt(), row.writtenAt(), row.requestedBy(), row.readingSeconds(),
                row.error(), row.sections() == null ? null : Deliveries.sections(row), statements(row.statements()), row.guidance(), sms(row.sms()),
                deliveries.stream().map(DeliveryJson::of).toList());
    }

    private static List<Statement> statements(String json) {
        try {
            return json == null ? List.of() : List.of(Json.mapper().readValue(json, Statement[].class));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The statements of a briefing cannot be read", broken);
        }
    }

    private static Sms sms(String body) {
        if (body == null) {
            return null;
        }
        SmsText counted = SmsText.of(body);
        return new Sms(body, counted.segments(), counted.encoding().name().toLowerCase(Locale.ROOT));
    }
}
