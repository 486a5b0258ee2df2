package com.plumbline.briefing.internal.automation;

import com.plumbline.briefing.internal.automation.AutomationRules.Mode;
import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.briefing.internal.automation.Outlook.Sending;
import com.plumbline.briefing.internal.automation.Outlook.Text;
import com.plumbline.briefing.internal.automation.Plan.State;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobStatus;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.messaging.QuietTimes.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is next for a plan, from the state of things alone.
 *
 * <p>A briefing is useful until the visit is over. Quiet hours put it off to the morning, or, when the visit begins before that,
 * bring it forward to the evening before; a moment that has passed (the appliance was off, the job was assigned late) is now.
 */
final class Course {

    /** What has to be done outside of the plan. */
    enum Act { NONE, WRITE, SEND, TAKE_BACK }

    /** @param wake when to look again even if nothing happens, {@code null}: never */
    record Step(Plan plan, Instant wake, Act act) {}

    /** Written so long before it goes, so that it is fresh; or so long before that somebody can approve it. */
    static final Duration FRESH = Duration.ofMinutes(30);
    static final Duration TIME_TO_APPROVE = Duration.ofHours(24);

    /** A text of so long before the assignment is as good as a new one. */
    private static final Duration STILL_GOOD = Duration.ofHours(24);
    private static final Duration BEFORE_QUIET = Duration.ofMinutes(15);
    private static final Duration WRITING_TAKES = Duration.ofMinutes(6);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(15);
    private static final Duration VISIT_WITHOUT_END = Duration.ofHours(2);
    private static final Duration RUNNING_LATE = Duration.ofHours(2);
    private static final Set<String> ON_THE_WAY = Set.of(JobStatus.DISPATCHED, JobStatus.WORKING, "InProgress");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE h:mm a", Locale.US);

    private Course() {}

    /** Whether a plan that is not there yet should be made. */
    static boolean isWorthPlanning(Outlook now) {
        return now.policy().on() && over(now).isEmpty() && usefulUntil(now.job()) != null;
    }

    /** @param sending of the plan, {@code null} when nothing was handed over */
    static Step next(Plan plan, Sending sending, Outlook now) {
        boolean failed = sending != null && "FAILED".equals(sending.state());
        if (plan.state() == State.STOPPED || plan.state() == State.SENT && (!failed || over(now).or(() -> elsewhere(plan, now)).isPresent())) {
            return done(plan);
        }
        if (sending != null && !failed) {
            return underWay(plan, sending, now);
        }
        Optional<String> over = over(now).or(() -> elsewhere(plan, now)).or(() -> off(plan, now));
        if (over.isPresent()) {
            return done(plan.to(State.WITHDRAWN, null, over.get()));
        }
        return ahead(plan.state() == State.WITHDRAWN ? plan.assigned(plan.technician(), now.now()) : plan, sending, now);
    }

    private static Step underWay(Plan plan, Sending sending, Outlook now) {
        if (!"CREATED".equals(sending.state())) {
            return done(plan.to(State.SENT, plan.dueAt(), plan.state() == State.SENT ? plan.reason() : "Sent."));
        }
        Optional<String> over = over(now).or(() -> elsewhere(plan, now));
        Plan sent = plan.to(State.SENDING, plan.dueAt(), over.map(why -> why + " It is with the carrier already.").orElse("On its way; waits for the carrier."));
        return over.isPresent() ? new Step(plan.to(State.SENDING, plan.dueAt(), over.get()), null, Act.TAKE_BACK) : new Step(sent, later(now, null), Act.NONE);
    }

    private static Step ahead(Plan plan, Sending failed, Outlook now) {
        Instant due = plan.isUrgent() ? now.now() : due(plan, now);
        Instant end = usefulUntil(now.job());
        if (plan.technician() == Plan.NOBODY) {
            return blocked(plan, due, "No technician is assigned yet.", end);
        }
        Optional<PhoneNumber> phone = now.technician().phone().effective();
        if (phone.isEmpty()) {
            return blocked(plan, due, now.technician().name() + " has no phone number that can be dialled. Enter one under Technicians.", end);
        }
        if (now.optedOut()) {
            return blocked(plan, due, now.technician().name() + " has told this number to stop. He can text START to it.", retry(due, now));
        }
        if (failed != null && phone.get().e164().equals(failed.recipient())) {
            return blocked(plan, due, "It could not be delivered: " + failed.error(), end);
        }
        if (due != null && end != null && !due.isBefore(end)) {
            return blocked(plan, due, "The quiet hours last until " + clock(due, now) + ", when the visit is over. Send it now if it cannot wait.", end);
        }
        if (!isWritten(plan, now.text())) {
            return unwritten(plan, due, now);
        }
        if (now.policy().mode() == Mode.HOLD && plan.approvedBy() == null && !plan.isUrgent()) {
            return new Step(plan.to(State.HELD, due, "Waits for approval. " + when(plan, due, now)), end, Act.NONE);
        }
        if (due == null || due.isAfter(now.now())) {
            return new Step(plan.to(State.READY, due, when(plan, due, now)), due == null ? end : due, Act.NONE);
        }
        if (now.smsLeft() <= 0 && !plan.isUrgent()) {
            return outOfBudget(plan, now);
        }
        return new Step(plan.to(State.READY, due, when(plan, due, now)), retry(due, now), Act.SEND);
    }

    private static Step unwritten(Plan plan, Instant due, Outlook now) {
        Duration lead = now.policy().mode() == Mode.HOLD && plan.approvedBy() == null ? TIME_TO_APPROVE : FRESH;
        Instant goes = due != null ? due : now.job().start();
        Instant from = plan.isUrgent() || goes == null ? now.now() : goes.minus(lead);
        if (from.isAfter(now.now())) {
            return new Step(plan.to(State.PLANNED, due, when(plan, due, now)), from, Act.NONE);
        }
        Instant look = now.now().plus(WRITING_TAKES);
        if (now.text().state() == Text.State.FAILED && plan.state() == State.WRITING) {
            return blocked(plan, due, "It could not be written: " + now.text().error(), retry(due, now));
        }
        boolean stuck = now.text().state() == Text.State.WRITING && now.text().since().plus(WRITING_TAKES).isBefore(now.now());
        Act act = now.text().state() == Text.State.WRITING && !stuck ? Act.NONE : Act.WRITE;
        return new Step(plan.to(State.WRITING, due, "Is being written. " + when(plan, due, now)), look, act);
    }

    private static Step outOfBudget(Plan plan, Outlook now) {
        String spent = "Today's budget of " + now.smsBudget() + " automatic SMS is used up. ";
        Instant next = now.quiet().apply(now.tomorrow()).map(Quiet::end).orElse(now.tomorrow());
        Instant end = usefulUntil(now.job());
        return end == null || next.isBefore(end) ? blocked(plan, next, spent + "It goes out " + clock(next, now) + ", or send it now.", next)
                : blocked(plan, null, spent + "Tomorrow is too late; send it now if it should go.", end);
    }

    /** When it goes; {@code null} while that is not known. */
    static Instant due(Plan plan, Outlook now) {
        Job job = now.job();
        Instant wish = switch (plan.moment()) {
            case ASSIGNMENT -> plan.assignedAt();
            case BEFORE -> job.start() == null ? null : job.start().minus(Duration.ofHours(now.policy().hoursBefore()));
            case DISPATCH -> !isOnTheWay(job) ? null : plan.dueAt() != null && !plan.dueAt().isAfter(now.now()) ? plan.dueAt() : now.now();
        };
        return wish == null ? null : loud(wish, now);
    }

    private static Instant loud(Instant wish, Outlook now) {
        Instant start = now.job().start();
        Instant moment = now.quiet().apply(wish)
                .map(quiet -> start != null && quiet.end().isAfter(start) ? quiet.begin().minus(BEFORE_QUIET) : quiet.end()).orElse(wish);
        // What has passed is now, unless now is quiet; it keeps its time, so that looking again changes nothing.
        return moment.isAfter(now.now()) ? moment : now.quiet().apply(now.now()).map(Quiet::end).orElse(moment);
    }

    private static boolean isOnTheWay(Job job) {
        return ON_THE_WAY.contains(String.valueOf(job.status()));
    }

    private static boolean isWritten(Plan plan, Text text) {
        return text.state() == Text.State.READY && !text.writtenAt().isBefore(plan.assignedAt().minus(STILL_GOOD));
    }

    /** When it is of no use any more; {@code null} when the visit has no time. */
    static Instant usefulUntil(Job job) {
        Instant end = job.end() != null ? job.end() : job.arrivalEnd() != null ? job.arrivalEnd() : job.start() != null ? job.start().plus(VISIT_WITHOUT_END) : null;
        return end != null && isOnTheWay(job) ? end.plus(RUNNING_LATE) : end;
    }

    private static Optional<String> over(Outlook now) {
        Job job = now.job();
        if (job == null) {
            return Optional.of("The job is gone.");
        }
        if (JobStatus.CANCELED.equals(job.status())) {
            return Optional.of("The job was canceled.");
        }
        if (!job.isOpen()) {
            return Optional.of("The job is done.");
        }
        Instant end = usefulUntil(job);
        return end != null && !end.isAfter(now.now()) ? Optional.of("The visit is over.") : Optional.empty();
    }

    private static Optional<String> elsewhere(Plan plan, Outlook now) {
        long assigned = now.technician() == null ? Plan.NOBODY : now.technician().id().value();
        if (plan.technician() == assigned) {
            return Optional.empty();
        }
        return Optional.of(now.technician() == null ? "Nobody is assigned any more." : "The job is with " + now.technician().name() + " now.");
    }

    private static Optional<String> off(Plan plan, Outlook now) {
        return now.policy().on() || plan.isUrgent() ? Optional.empty() : Optional.of("Automatic briefings were switched off.");
    }

    private static String when(Plan plan, Instant due, Outlook now) {
        if (plan.isUrgent()) {
            return plan.wantedBy() + " said to send it now.";
        }
        String rule = switch (plan.moment()) {
            case ASSIGNMENT -> "when it is assigned";
            case BEFORE -> now.policy().hoursBefore() + (now.policy().hoursBefore() == 1 ? " hour" : " hours") + " before the visit";
            case DISPATCH -> "when the job is dispatched";
        };
        if (due == null) {
            return plan.moment() == Moment.DISPATCH ? "Goes out when the job is dispatched." : "The job has no time yet.";
        }
        Instant wish = plan.moment() == Moment.ASSIGNMENT ? plan.assignedAt()
                : plan.moment() == Moment.BEFORE ? now.job().start().minus(Duration.ofHours(now.policy().hoursBefore())) : due;
        String quiet = due.equals(wish) ? "" : due.isBefore(wish) ? ", before the quiet hours" : ", after the quiet hours";
        return "Goes out " + clock(due, now) + ": " + rule + quiet + ".";
    }

    private static String clock(Instant moment, Outlook now) {
        return CLOCK.format(moment.atZone(now.zone()));
    }

    private static Step blocked(Plan plan, Instant due, String why, Instant wake) {
        return new Step(plan.to(State.BLOCKED, due, why), wake, Act.NONE);
    }

    /** Again in a while, once it is due; never after the visit. */
    private static Instant retry(Instant due, Outlook now) {
        Instant soon = now.now().plus(TRY_AGAIN);
        return later(now, due != null && due.isAfter(soon) ? due : soon);
    }

    private static Instant later(Outlook now, Instant moment) {
        Instant end = usefulUntil(now.job());
        return moment == null || end != null && end.isBefore(moment) ? end : moment;
    }

    private static Step done(Plan plan) {
        return new Step(plan, null, Act.NONE);
    }
}
