package com.plumbline.simulators.internal.seed;

import com.plumbline.simulators.internal.seed.JobDraft.Visit;
import com.plumbline.simulators.internal.store.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Plans the jobs of 180 days: nearly all in the past, today's in every state, and a few of next week. Two thirds happen at a
 * few hundred regular customers, so that a job of today usually has a history.
 */
final class JobPlanner {

    private static final int[] SLOTS = {8, 10, 12, 14, 16};

    /** Today's states, repeated; of thirty: 11 scheduled, 5 dispatched, 5 in progress, 2 on hold, 5 completed, 2 canceled. */
    private static final List<String> TODAY = List.of("Completed", "InProgress", "Scheduled", "Dispatched", "Scheduled", "Scheduled",
            "Completed", "InProgress", "Dispatched", "Scheduled", "Hold", "Completed", "Scheduled", "Dispatched", "Canceled",
            "InProgress", "Scheduled", "Completed", "Scheduled", "Dispatched", "InProgress", "Scheduled", "Scheduled", "Completed",
            "Hold", "Dispatched", "Scheduled", "InProgress", "Canceled", "Scheduled");

    private final World world;
    private final Dice dice;
    private final Map<String, List<String>> summaries = Vocabulary.sections("summaries.txt");
    private final List<Place> regulars;
    private final List<Place> open;

    JobPlanner(World world) {
        this.world = world;
        this.dice = world.dice("jobs");
        this.open = world.places.stream().filter(place -> place.active() && !place.household().doNotService()).toList();
        // Regulars are spread over the list; most of them have equipment worth talking about.
        int every = Math.max(1, open.size() / Math.max(1, world.plan.jobs() * 3 / 10));
        List<Place> chosen = new ArrayList<>();
        for (int i = 0; i < open.size(); i += every) {
            if (world.equipmentOfLocation.containsKey(open.get(i).id())) {
                chosen.add(open.get(i));
            }
        }
        this.regulars = chosen;
    }

    List<JobDraft> plan() {
        List<JobDraft> drafts = new ArrayList<>();
        int today = world.plan.jobsToday();
        int future = today * 3 / 2;
        for (int i = 0; i < today; i++) {
            drafts.add(today(i));
        }
        for (int i = 0; i < future; i++) {
            drafts.add(scheduled(dice.between(1, 8)));
        }
        for (int i = today + future; i < world.plan.jobs(); i++) {
            drafts.add(past());
        }
        drafts.sort(Comparator.comparing((JobDraft draft) -> draft.created).thenComparing(draft -> draft.place.id()));
        for (JobDraft draft : drafts) {
            draft.id = world.nextId(Kind.JOB);
            draft.number = String.valueOf(40_000 + draft.id % 10_000_000);
            draft.invoiceId = world.nextId(Kind.INVOICE);
            number(draft);
        }
        return drafts;
    }

    private JobDraft today(int index) {
        JobDraft draft = draft(dice.chance(0.75));
        draft.status = TODAY.get(index % TODAY.size());
        draft.created = created(dice.between(0, 6));
        visit(draft, 0, SLOTS[slotOf(draft.status)]);
        boolean nobody = draft.is("Scheduled") && index % 10 == 9;
        if (!nobody && !draft.is("Canceled")) {
            assign(draft, index);
        }
        close(draft);
        return draft;
    }

    /** What is finished was in the morning, what is only scheduled comes later in the day. */
    private int slotOf(String status) {
        return switch (status) {
            case "Completed" -> dice.between(0, 1);
            case "InProgress", "Hold", "Canceled" -> dice.between(1, 2);
            case "Dispatched" -> 2;
            default -> dice.between(2, 4);
        };
    }

    private JobDraft scheduled(int daysAhead) {
        JobDraft draft = draft(dice.chance(0.5));
        draft.status = "Scheduled";
        draft.created = created(dice.between(0, 12));
        visit(draft, daysAhead + (world.days.isSunday(daysAhead) ? 1 : 0), SLOTS[dice.below(SLOTS.length)]);
        if (dice.chance(0.7)) {
            assign(draft, dice.below(1000));
        }
        close(draft);
        return draft;
    }

    private JobDraft past() {
        JobDraft draft = draft(dice.chance(0.66));
        int daysAgo = dice.between(1, 172);
        if (world.days.isSunday(-daysAgo)) {
            daysAgo++;
        }
        draft.status = pastStatus(daysAgo);
        draft.created = created(daysAgo + dice.between(0, 5));
        visit(draft, -daysAgo, SLOTS[dice.below(SLOTS.length)]);
        if (draft.is("Completed") && daysAgo > 4 && dice.chance(0.06)) {
            visit(draft, -daysAgo + 2, SLOTS[dice.below(SLOTS.length)]);
        }
        // Old jobs that nobody ever took, and finished ones where the office forgot to say who was there.
        boolean nobody = draft.is("Scheduled") || draft.is("Completed") && dice.chance(0.015);
        if (!nobody && (!draft.is("Canceled") || dice.chance(0.4))) {
            assign(draft, dice.below(1000));
        }
        close(draft);
        return draft;
    }

    /** Most are finished; a few are stuck for weeks in a state that should have lasted a day. */
    private String pastStatus(int daysAgo) {
        int percentile = dice.below(1000);
        if (percentile < 880 || daysAgo < 3) {
            return percentile < 820 || daysAgo >= 3 ? "Completed" : "Canceled";
        }
        return percentile < 950 ? "Canceled" : percentile < 970 ? "Hold" : percentile < 984 ? "InProgress"
                : percentile < 992 ? "Dispatched" : "Scheduled";
    }

    private JobDraft draft(boolean regular) {
        JobDraft draft = new JobDraft();
        draft.place = dice.pick(regular && !regulars.isEmpty() ? regulars : open);
        draft.type = dice.pick(world.jobTypes, Office.JobType::weight);
        draft.summary = dice.pick(summaries.get(draft.type.name()));
        draft.campaignId = dice.pick(world.campaigns, World.Named::weight).id();
        draft.createdById = world.office(dice);
        draft.priority = dice.chance(0.12) ? "Urgent" : dice.chance(0.15) ? "High" : dice.chance(0.05) ? "Low" : "Normal";
        return draft;
    }

    private Instant created(int daysAgo) {
        return world.days.happened(world.days.at(-Math.min(daysAgo, 178), dice.between(7, 17), dice.below(60)));
    }

    private void visit(JobDraft draft, int day, int hour) {
        Instant start = world.days.at(day, hour, 0);
        draft.visits.add(new Visit(world.nextId(Kind.APPOINTMENT), null, start, start.plus(Duration.ofMinutes(draft.type.minutes())),
                start, start.plus(Duration.ofHours(2)), null));
    }

    private void assign(JobDraft draft, int index) {
        List<Office.Technician> active = world.technicians.stream().filter(Office.Technician::active).toList();
        // Those without a number get one job in ten, so that the screen's "no phone" is seen, but not everywhere.
        List<Office.Technician> pool = index % 10 == 7 ? active : active.stream().filter(technician -> technician.phone() != null).toList();
        draft.technicians.add(pool.get(index % pool.size()));
        if (draft.type.workClass().equals("Installation") && pool.size() > 1) {
            draft.technicians.add(pool.get((index + 1) % pool.size()));
        }
    }

    private void close(JobDraft draft) {
        Visit last = draft.lastVisit();
        Instant touched = draft.is("Scheduled") || draft.is("Canceled") ? draft.created.plus(Duration.ofMinutes(dice.between(1, 90)))
                : last.end().minus(Duration.ofMinutes(dice.between(0, 45)));
        draft.modified = world.days.happened(touched.isBefore(draft.created) ? draft.created : touched);
        draft.completed = draft.is("Completed") ? draft.modified : null;
        draft.zeroDollar = draft.is("Completed") && dice.chance(0.05);
        draft.noCharge = draft.zeroDollar && dice.chance(0.2);
    }

    /** Appointment numbers are the job's with a running one, and its states follow the job. */
    private void number(JobDraft draft) {
        for (int i = 0; i < draft.visits.size(); i++) {
            Visit visit = draft.visits.get(i);
            boolean last = i == draft.visits.size() - 1;
            String status = !last || draft.is("Completed") ? "Done" : draft.is("InProgress") ? "Working" : draft.status;
            draft.visits.set(i, new Visit(visit.id(), draft.number + "-" + (i + 1), visit.start(), visit.end(), visit.windowStart(),
                    visit.windowEnd(), status));
        }
    }
}
