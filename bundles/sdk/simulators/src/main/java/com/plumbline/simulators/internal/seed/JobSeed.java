package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.seed.JobDraft.Visit;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the planned jobs down: jobs, appointments, assignments, notes, and why a job was canceled. */
final class JobSeed {

    private final World world;
    private final Dice dice;
    private final Map<String, List<String>> notes = Vocabulary.sections("notes.txt");

    JobSeed(World world) {
        this.world = world;
        this.dice = world.dice("job records");
    }

    void plant(List<JobDraft> drafts) {
        world.shop.table(Kind.JOB).plant(drafts.stream().map(this::job));
        world.shop.table(Kind.APPOINTMENT).plant(drafts.stream().flatMap(draft -> draft.visits.stream().map(visit -> appointment(draft, visit))));
        world.shop.table(Kind.ASSIGNMENT).plant(drafts.stream().flatMap(this::assignments));
        world.shop.table(Kind.JOB_NOTE).plant(drafts.stream().flatMap(this::notes));
        world.shop.table(Kind.JOB_CANCELED_LOG).plant(drafts.stream().filter(draft -> draft.is("Canceled")).map(this::canceled));
    }

    private ObjectNode job(JobDraft draft) {
        ObjectNode json = Json.object().put("summary", draft.summary);
        json.putArray("customFields");
        json.putArray("externalData");
        json.putNull("summaryOfWork").put("id", draft.id).put("jobNumber", draft.number).putNull("projectId")
                .put("customerId", draft.place.household().id()).put("locationId", draft.place.id()).put("jobStatus", draft.status)
                .put("completedOn", Json.time(draft.completed)).put("businessUnitId", draft.type.unit().id()).put("jobTypeId", draft.type.id())
                .put("priority", draft.priority).put("campaignId", draft.campaignId).put("appointmentCount", draft.visits.size())
                .put("firstAppointmentId", draft.visits.get(0).id()).put("lastAppointmentId", draft.lastVisit().id()).putNull("recallForId")
                .putNull("warrantyId").putNull("jobGeneratedLeadSource").put("noCharge", draft.noCharge).put("notificationsEnabled", true)
                .put("createdOn", Json.time(draft.created)).put("createdById", draft.createdById).put("modifiedOn", Json.time(draft.modified));
        json.putArray("tagTypeIds");
        json.putNull("leadCallId").putNull("partnerLeadCallId").putNull("bookingId").put("soldById", draft.soldById).put("customerPo", "")
                .put("invoiceId", draft.invoiceId).putNull("membershipId").put("total", Json.amount(draft.totalCents)).putNull("createdFromEstimateId");
        draft.estimateIds.forEach(json.putArray("estimateIds")::add);
        world.equipmentOfLocation.getOrDefault(draft.place.id(), List.of()).stream().limit(2).forEach(json.putArray("equipmentIds")::add);
        return json.put("isAutoDispatched", false).put("active", true);
    }

    private ObjectNode appointment(JobDraft draft, Visit visit) {
        ObjectNode json = Json.object().put("id", visit.id()).put("jobId", draft.id).put("appointmentNumber", visit.number())
                .put("start", Json.time(visit.start())).put("end", Json.time(visit.end())).put("arrivalWindowStart", Json.time(visit.windowStart()))
                .put("arrivalWindowEnd", Json.time(visit.windowEnd())).put("status", visit.status())
                .put("specialInstructions", dice.chance(0.2) ? dice.pick(notes.get("office")) : null).put("createdOn", Json.time(draft.created))
                .put("modifiedOn", Json.time(draft.modified)).put("customerId", draft.place.household().id()).put("unused", false)
                .put("createdById", draft.createdById).put("isConfirmed", dice.chance(0.6)).put("active", true);
        json.putArray("appointmentSummaries");
        return json;
    }

    private Stream<ObjectNode> assignments(JobDraft draft) {
        List<ObjectNode> assignments = new ArrayList<>();
        for (Visit visit : draft.visits) {
            for (Office.Technician technician : draft.technicians) {
                Instant assigned = draft.created.plus(Duration.ofMinutes(3));
                Instant modified = assigned.isAfter(draft.modified) ? assigned : draft.modified;
                assignments.add(Json.object().put("id", world.nextId(Kind.ASSIGNMENT)).put("technicianId", technician.id())
                        .put("technicianName", technician.name()).put("assignedById", draft.createdById)
                        .put("assignedOn", Json.time(world.days.happened(assigned))).put("status", assignmentStatus(visit))
                        .put("isPaused", draft.is("Hold")).put("jobId", draft.id).put("appointmentId", visit.id())
                        .put("createdOn", Json.time(world.days.happened(assigned))).put("modifiedOn", Json.time(world.days.happened(modified)))
                        .put("active", !draft.is("Canceled")));
            }
        }
        return assignments.stream();
    }

    /** Assignments know neither hold nor cancellation. */
    static String assignmentStatus(Visit visit) {
        return switch (visit.status()) {
            case "Dispatched", "Working", "Done" -> visit.status();
            default -> "Scheduled";
        };
    }

    private Stream<ObjectNode> notes(JobDraft draft) {
        List<ObjectNode> written = new ArrayList<>();
        if (dice.chance(0.35)) {
            written.add(note(draft, dice.pick(notes.get("office")), draft.created, draft.createdById));
        }
        if (dice.chance(0.22)) {
            written.add(note(draft, dice.pick(notes.get("household")), draft.created, draft.createdById));
        }
        if (draft.is("Completed") && !draft.technicians.isEmpty()) {
            String text = dice.pick(notes.get("technician")).replace("{age}", String.valueOf(dice.between(6, 19)));
            written.add(note(draft, text, draft.modified, draft.technicians.get(0).id()));
        }
        return written.stream();
    }

    private ObjectNode note(JobDraft draft, String text, Instant when, long author) {
        return Json.object().put("id", world.nextId(Kind.JOB_NOTE)).put("active", true).put("text", text).put("isPinned", dice.chance(0.08))
                .put("createdById", author).put("createdOn", Json.time(when)).put("modifiedOn", Json.time(when)).put("jobId", draft.id);
    }

    private ObjectNode canceled(JobDraft draft) {
        long reason = dice.pick(world.shop.table(Kind.CANCEL_REASON).rows()).id();
        return Json.object().put("id", world.nextId(Kind.JOB_CANCELED_LOG)).put("jobId", draft.id).put("reasonId", reason)
                .put("memo", "Customer called").put("createdOn", Json.time(draft.modified)).put("createdById", draft.createdById)
                .put("active", true);
    }
}
