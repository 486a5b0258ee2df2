package com.plumbline.briefing.internal;

import static com.plumbline.briefing.internal.AutomaticOffice.TESS;
import static com.plumbline.briefing.internal.AutomaticOffice.TESS_PHONE;
import static com.plumbline.briefing.internal.AutomaticOffice.THEO;
import static com.plumbline.briefing.internal.AutomaticOffice.THEO_PHONE;
import static com.plumbline.briefing.internal.AutomaticOffice.TUNE_UP;
import static com.plumbline.briefing.internal.AutomaticOffice.job;
import static com.plumbline.briefing.internal.AutomaticOffice.rules;
import static com.plumbline.briefing.internal.AutomaticOffice.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.assist.ModelUsage;
import com.plumbline.briefing.internal.automation.AutomationRules;
import com.plumbline.briefing.internal.automation.AutomationRules.Mode;
import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.briefing.internal.automation.AutomationRules.TypeRule;
import com.plumbline.briefing.internal.automation.Plan;
import com.plumbline.briefing.internal.automation.Queue;
import com.plumbline.contract.Proves;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.internal.CompanyRules.RulesText;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Briefings that go out by themselves, on a clock that is moved: exactly the right messages, once, on both databases. */
class AutomationScenarioTest {

    /** 9 a.m. in Chicago. */
    private static final Instant NINE = Instant.parse("2026-11-23T15:00:00Z");
    private static final Instant FOUR_PM = Instant.parse("2026-11-23T22:00:00Z");
    private static final Instant TWO_PM = Instant.parse("2026-11-23T20:00:00Z");

    @TempDir
    Path folder;
    private TestStorage storage;
    private TenantId tenant;
    private AutomaticOffice office;

    @BeforeEach
    void appliance(TestStorage storage, TenantId tenant) {
        this.storage = storage;
        this.tenant = tenant;
        opensAt(NINE);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ForEachStorage
    @Proves({"BRF-34", "BRF-19", "BRF-17", "BRF-20", "NFR-04"})
    void anAssignedJobIsWrittenAndSentTwoHoursBeforeTheVisitAndOnlyOnce() {
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        Job job = job(31, FOUR_PM, TESS);
        office.happens("job.assigned", job);

        assertThat(only()).satisfies(entry -> {
            assertThat(entry.plan().state()).isEqualTo(Plan.State.PLANNED);
            assertThat(entry.plan().dueAt()).isEqualTo(TWO_PM);
            assertThat(entry.plan().reason()).isEqualTo("Goes out Mon 2:00 PM: 2 hours before the visit.");
            assertThat(entry.customer().name()).isEqualTo("Ana Rivera");
        });
        assertThat(rows("briefing")).as("not written hours ahead").isZero();

        office.until(TWO_PM.minus(Duration.ofMinutes(1)));
        thenItStands(Plan.State.READY, "Goes out Mon 2:00 PM");
        thenOnThePhones();

        office.until(TWO_PM);
        thenOnThePhones(TESS_PHONE);
        assertThat(office.carrier.phones.get(0).at()).isEqualTo(TWO_PM);
        assertThat(office.carrier.phones.get(0).body()).contains("Job 48031 Mon 4pm-6pm, Ana Rivera").contains("/b/");
        thenItStands(Plan.State.SENT, "Sent.");
        assertThat(office.deliveries.latest(tenant, 5)).singleElement().satisfies(told -> {
            assertThat(told.delivery().technicianId()).isEqualTo(TESS.value());
            assertThat(told.steps().get(0).detail()).isEqualTo("Sent by Plumbline");
        });

        List.of("job.booked", "job.assigned", "job.changed", "job.assigned").forEach(type -> office.told(type, job.id()));
        office.coming.run(tenant);
        office.until(FOUR_PM.plus(Duration.ofHours(5)));
        thenOnThePhones(TESS_PHONE);
        assertThat(rows("briefing_plan")).isEqualTo(1);
        assertThat(later()).as("nothing is left to wake up for").isZero();
    }

    @ForEachStorage
    @Proves("BRF-34")
    void atAssignmentItGoesAtOnceAndASyncThatRepeatsChangesNothing() {
        office.automatic(Mode.AUTOMATIC, Moment.ASSIGNMENT, 2);
        Job job = job(31, FOUR_PM, null);
        office.happens("job.booked", job);
        thenItStands(Plan.State.BLOCKED, "No technician is assigned yet.");

        office.happens("job.assigned", with(job, "Scheduled", FOUR_PM, TESS));
        thenOnThePhones(TESS_PHONE);
        assertThat(rows("briefing_plan")).isEqualTo(1);
        String before = office.entries().toString();
        office.told("job.assigned", job.id());
        office.told("job.changed", job.id());
        office.settle();
        assertThat(office.entries().toString()).isEqualTo(before);
        thenOnThePhones(TESS_PHONE);
    }

    @ForEachStorage
    @Proves("BRF-34")
    void onDispatchItGoesWhenTheTechnicianIsSent() {
        office.automatic(Mode.AUTOMATIC, Moment.DISPATCH, 2);
        Job job = job(31, FOUR_PM, TESS);
        office.happens("job.assigned", job);
        thenItStands(Plan.State.PLANNED, "Goes out when the job is dispatched.");
        office.until(FOUR_PM.minus(Duration.ofMinutes(20)));
        thenItStands(Plan.State.READY, "Goes out when the job is dispatched.");
        thenOnThePhones();

        office.happens("job.changed", with(job, "Dispatched", FOUR_PM, TESS));
        thenOnThePhones(TESS_PHONE);
    }

    @ForEachStorage
    @Proves({"BRF-34", "BRF-17"})
    void aReassignedJobGoesToItsNewTechnicianAndEachGetsItOnce() {
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        Job job = job(31, FOUR_PM, TESS);
        office.happens("job.assigned", job);
        office.happens("job.assigned", with(job, "Scheduled", FOUR_PM, THEO));
        assertThat(of(TESS.value()).plan().state()).isEqualTo(Plan.State.WITHDRAWN);
        assertThat(of(TESS.value()).plan().reason()).isEqualTo("The job is with Theo Tech now.");

        office.until(TWO_PM);
        thenOnThePhones(THEO_PHONE);
        office.happens("job.assigned", with(job, "Scheduled", FOUR_PM, TESS));
        thenOnThePhones(THEO_PHONE, TESS_PHONE);
        office.happens("job.assigned", with(job, "Scheduled", FOUR_PM, THEO));
        office.happens("job.unassigned", with(job, "Scheduled", FOUR_PM, null));
        office.happens("job.assigned", with(job, "Scheduled", FOUR_PM, TESS));
        office.until(FOUR_PM);
        thenOnThePhones(THEO_PHONE, TESS_PHONE);
    }

    @ForEachStorage
    @Proves("BRF-34")
    void aRescheduledJobTakesItsBriefingAlong() {
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        Job job = job(31, FOUR_PM, TESS);
        office.happens("job.assigned", job);
        Instant tomorrow = FOUR_PM.plus(Duration.ofDays(1));
        office.happens("job.rescheduled", with(job, "Scheduled", tomorrow, TESS));
        assertThat(only().plan().dueAt()).isEqualTo(tomorrow.minus(Duration.ofHours(2)));
        office.until(FOUR_PM);
        thenOnThePhones();

        Instant soon = FOUR_PM.plus(Duration.ofHours(1));
        office.happens("job.rescheduled", with(job, "Scheduled", soon, TESS));
        thenOnThePhones(TESS_PHONE);
        office.happens("job.rescheduled", with(job, "Scheduled", tomorrow, TESS));
        office.until(tomorrow);
        thenOnThePhones(TESS_PHONE);
    }

    @ForEachStorage
    @Proves("BRF-34")
    void aCanceledJobSendsNothingEvenWhenTheSmsIsOnItsWayAlready() {
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        Job job = job(31, FOUR_PM, TESS);
        office.happens("job.assigned", job);
        office.happens("job.canceled", with(job, "Canceled", FOUR_PM, TESS));
        thenItStands(Plan.State.WITHDRAWN, "The job was canceled.");

        Job other = job(32, FOUR_PM, THEO);
        office.happens("job.assigned", other);
        office.carrier.down = true;
        office.until(TWO_PM.plus(Duration.ofMinutes(10)));
        assertThat(of(THEO.value()).plan().state()).isEqualTo(Plan.State.SENDING);
        office.happens("job.canceled", with(other, "Canceled", FOUR_PM, THEO));
        assertThat(of(THEO.value()).plan()).satisfies(plan -> {
            assertThat(plan.state()).isEqualTo(Plan.State.WITHDRAWN);
            assertThat(plan.handedAt()).as("does not count against the budget").isNull();
        });
        assertThat(office.deliveries.latest(tenant, 1).get(0).delivery().errorText()).isEqualTo("Taken back before it was sent: The job was canceled.");
        office.carrier.down = false;
        office.until(FOUR_PM.plus(Duration.ofHours(3)));
        thenOnThePhones();
    }

    @ForEachStorage
    @Proves({"BRF-34", "BRF-20"})
    void aTechnicianWithoutPhoneBlocksItUntilThePhoneIsThere() {
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        office.phone(TESS, "n/a");
        office.happens("job.assigned", job(31, FOUR_PM, TESS));
        thenItStands(Plan.State.BLOCKED, "Tess Tech has no phone number that can be dialled. Enter one under Technicians.");
        assertThatThrownBy(() -> office.queue.send(office.dana(), only().plan().text())).isInstanceOf(RuleViolation.class).extracting("code").isEqualTo("briefing.no-phone");
        office.until(TWO_PM.plus(Duration.ofMinutes(30)));
        thenOnThePhones();

        office.phone(TESS, "(913) 555-0150");
        thenOnThePhones("+19135550150");
    }

    @ForEachStorage
    @Proves("BRF-34")
    void quietHoursOverMidnightPutItOffOrBringItForward() {
        office.automatic(Mode.AUTOMATIC, Moment.ASSIGNMENT, 2);
        Instant late = Instant.parse("2026-11-24T04:30:00Z");
        office.until(late);
        office.happens("job.assigned", job(31, Instant.parse("2026-11-24T16:00:00Z"), TESS));
        thenItStands(Plan.State.PLANNED, "Goes out Tue 8:00 AM: when it is assigned, after the quiet hours.");
        Instant eight = Instant.parse("2026-11-24T14:00:00Z");
        office.until(eight.minusSeconds(60));
        thenOnThePhones();
        office.until(eight);
        thenOnThePhones(TESS_PHONE);

        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        Instant seven = Instant.parse("2026-11-25T13:00:00Z");
        office.happens("job.assigned", job(32, seven, THEO));
        assertThat(of(THEO.value()).plan().reason()).isEqualTo("Goes out Tue 8:45 PM: 2 hours before the visit, before the quiet hours.");
        office.until(Instant.parse("2026-11-25T02:44:00Z"));
        thenOnThePhones(TESS_PHONE);
        office.until(Instant.parse("2026-11-25T02:45:00Z"));
        thenOnThePhones(TESS_PHONE, THEO_PHONE);

        // Assigned at 11 p.m. for 1 a.m.: the visit would be over before the quiet hours are.
        office.until(Instant.parse("2026-11-25T05:00:00Z"));
        office.happens("job.assigned", job(33, Instant.parse("2026-11-25T07:00:00Z"), TESS));
        Queue.Entry emergency = office.entries().get(0);
        assertThat(emergency.plan().state()).isEqualTo(Plan.State.BLOCKED);
        assertThat(emergency.plan().reason()).contains("Send it now if it cannot wait.");
        office.queue.send(office.dana(), emergency.plan().text());
        office.settle();
        thenOnThePhones(TESS_PHONE, THEO_PHONE, TESS_PHONE);
    }

    @ForEachStorage
    @Proves("BRF-34")
    void theNightsInWhichTheClockIsChangedKeepHoursAndMornings() {
        // Spring: at 2 a.m. on 8 March it is 3 a.m. Eight hours before 10 a.m. CDT (15:00Z) is 1 a.m. CST (07:00Z).
        Instant saturday = Instant.parse("2026-03-08T02:00:00Z");
        opensAt(saturday);
        office.automatic(Mode.AUTOMATIC, Moment.ASSIGNMENT, 2);
        office.until(Instant.parse("2026-03-08T05:00:00Z"));
        office.happens("job.assigned", job(31, Instant.parse("2026-03-08T15:00:00Z"), TESS));
        assertThat(only().plan().dueAt()).as("8 a.m. is an hour earlier").isEqualTo("2026-03-08T13:00:00Z");
        neverQuiet();
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 8);
        assertThat(only().plan().dueAt()).isEqualTo("2026-03-08T07:00:00Z");
        office.until(Instant.parse("2026-03-08T07:00:00Z"));
        thenOnThePhones(TESS_PHONE);

        // Autumn: 1 a.m. comes twice on 1 November. Nine hours before 8 a.m. CST (14:00Z) is midnight CDT (05:00Z).
        opensAt(Instant.parse("2026-11-01T03:30:00Z"));
        office.set(rules(Moment.ASSIGNMENT, null, null, Map.of()));
        quiet("21:00", "08:00");
        office.happens("job.assigned", job(41, Instant.parse("2026-11-01T16:00:00Z"), TESS));
        assertThat(of(41L, TESS.value()).plan().dueAt()).as("8 a.m. is an hour later").isEqualTo("2026-11-01T14:00:00Z");
        neverQuiet();
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 9);
        assertThat(of(41L, TESS.value()).plan().dueAt()).isEqualTo("2026-11-01T07:00:00Z");
        office.until(Instant.parse("2026-11-01T16:00:00Z"));
        thenOnThePhones(TESS_PHONE);
    }

    @ForEachStorage
    @Proves("BRF-34")
    void whenTheDaysBudgetIsUsedUpTheRestWaitsForTheNextDayOrForAPerson() {
        office.set(rules(Moment.BEFORE, 1, null, Map.of()));
        Instant tomorrow = NINE.plus(Duration.ofHours(25));
        office.happens("job.assigned", job(31, NINE.plus(Duration.ofHours(2)), TESS));
        thenOnThePhones(TESS_PHONE);
        office.happens("job.assigned", with(job(32, NINE, THEO), "Scheduled", NINE.plus(Duration.ofHours(1)), THEO));
        assertThat(of(32L, THEO.value()).plan().reason())
                .isEqualTo("Today's budget of 1 automatic SMS is used up. Tomorrow is too late; send it now if it should go.");
        assertThat(of(32L, THEO.value()).plan().state()).isEqualTo(Plan.State.BLOCKED);

        office.set(rules(Moment.ASSIGNMENT, 1, null, Map.of()));
        office.happens("job.assigned", job(33, tomorrow, THEO));
        assertThat(of(33L, THEO.value()).plan().reason()).isEqualTo("Today's budget of 1 automatic SMS is used up. It goes out Tue 8:00 AM, or send it now.");
        office.queue.send(office.dana(), of(32L, THEO.value()).plan().text());
        office.settle();
        thenOnThePhones(TESS_PHONE, THEO_PHONE);

        office.until(Instant.parse("2026-11-24T13:59:00Z"));
        thenOnThePhones(TESS_PHONE, THEO_PHONE);
        office.until(Instant.parse("2026-11-24T14:00:00Z"));
        thenOnThePhones(TESS_PHONE, THEO_PHONE, THEO_PHONE);
    }

    @ForEachStorage
    void aRaisedBudgetLetsGoWhatWaitedAndTwoAtTheSameMomentDoNotShareTheLastOne() {
        office.set(rules(Moment.BEFORE, 1, null, Map.of()));
        for (long id = 31; id < 36; id++) {
            office.happens("job.assigned", job(id, FOUR_PM, TESS));
        }
        office.until(TWO_PM);
        thenOnThePhones(TESS_PHONE);
        office.set(rules(Moment.BEFORE, 3, null, Map.of()));
        thenOnThePhones(TESS_PHONE, TESS_PHONE, TESS_PHONE);
        office.set(rules(Moment.BEFORE, null, null, Map.of()));
        thenOnThePhones(TESS_PHONE, TESS_PHONE, TESS_PHONE, TESS_PHONE, TESS_PHONE);
    }

    @ForEachStorage
    void whenTheModelsBudgetIsUsedUpTheTextIsWrittenByRules() {
        office.assistant.answers("briefing.write", """
                {"summary":["Ana has no hot water."],"offers":[{"title":"A new heater","why":"It is old.","how":"Show the date."}],
                "positioning":["Warm water first."],"starters":["How long has it been cold?"],"watch":[]}""");
        office.used.add(new ModelUsage.Used(LocalDate.of(2026, 11, 23), "briefing.write", "test-large", 9, 900, 100));
        office.set(rules(Moment.ASSIGNMENT, null, 1001L, Map.of()));
        office.happens("job.assigned", job(31, FOUR_PM, TESS));
        assertThat(office.briefings.ofJob(tenant, new JobId(31)).writer()).isEqualTo("model");

        office.set(rules(Moment.ASSIGNMENT, null, 1000L, Map.of()));
        office.happens("job.assigned", job(32, FOUR_PM, TESS));
        assertThat(office.briefings.ofJob(tenant, new JobId(32)).writer()).isEqualTo("deterministic");
        assertThat(office.briefings.ofJob(tenant, new JobId(32)).writerReason()).contains("budget");
        thenOnThePhones(TESS_PHONE, TESS_PHONE);
    }

    @ForEachStorage
    @Proves({"BRF-34", "NFR-03"})
    void aCarrierThatIsDownForAnHourGetsItAfterwardsAndOnce() {
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        office.happens("job.assigned", job(31, FOUR_PM, TESS));
        office.carrier.down = true;
        office.until(TWO_PM.plus(Duration.ofMinutes(50)));
        thenOnThePhones();
        thenItStands(Plan.State.SENDING, "On its way; waits for the carrier.");
        office.told("job.changed", new JobId(31));
        office.until(TWO_PM.plus(Duration.ofHours(1)));
        office.carrier.down = false;
        office.carrier.losesAnswers = true;
        office.until(FOUR_PM);
        thenOnThePhones(TESS_PHONE);
        thenItStands(Plan.State.SENT, "Sent.");
    }

    @ForEachStorage
    void withoutACarrierItWaitsAndSaysSo() {
        office.automatic(Mode.AUTOMATIC, Moment.ASSIGNMENT, 2);
        office.carrier.connected = false;
        office.happens("job.assigned", job(31, FOUR_PM, TESS));
        thenItStands(Plan.State.BLOCKED, "SMS is off: no carrier is connected. Connect one under Connections.");
        office.carrier.connected = true;
        office.until(NINE.plus(Duration.ofMinutes(20)));
        thenOnThePhones(TESS_PHONE);
    }

    @ForEachStorage
    @Proves({"BRF-34", "NFR-03"})
    void anApplianceThatWasOffSendsWhatIsStillUsefulAndWithdrawsWhatIsPast() {
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        office.happens("job.assigned", job(31, NINE.plus(Duration.ofHours(3)), TESS));
        office.happens("job.assigned", job(32, FOUR_PM, THEO));
        office.offUntil(FOUR_PM.plus(Duration.ofMinutes(30)));
        thenOnThePhones(THEO_PHONE);
        assertThat(of(TESS.value()).plan().state()).isEqualTo(Plan.State.WITHDRAWN);
        assertThat(of(TESS.value()).plan().reason()).isEqualTo("The visit is over.");
        office.offUntil(FOUR_PM.plus(Duration.ofHours(1)));
        thenOnThePhones(THEO_PHONE);
    }

    @ForEachStorage
    @Proves({"BRF-34", "BRF-19"})
    void heldForApprovalNothingGoesWithoutAPerson() {
        office.automatic(Mode.HOLD, Moment.BEFORE, 2);
        office.happens("job.assigned", job(31, FOUR_PM, TESS));
        office.happens("job.assigned", job(32, FOUR_PM, THEO));
        assertThat(of(TESS.value()).plan()).satisfies(plan -> {
            assertThat(plan.state()).as("written at once, so that there is something to read").isEqualTo(Plan.State.HELD);
            assertThat(plan.reason()).isEqualTo("Waits for approval. Goes out Mon 2:00 PM: 2 hours before the visit.");
        });
        office.queue.approve(office.dana(), of(TESS.value()).plan().text());
        office.settle();
        thenOnThePhones();
        office.until(TWO_PM);
        thenOnThePhones(TESS_PHONE);

        office.until(TWO_PM.plus(Duration.ofHours(1)));
        office.queue.approve(office.dana(), of(THEO.value()).plan().text());
        office.settle();
        thenOnThePhones(TESS_PHONE, THEO_PHONE);
        assertThat(office.audited).contains("briefing-automation.change", "briefing.approve", "briefing.send");

        office.happens("job.assigned", job(33, FOUR_PM.plus(Duration.ofHours(1)), TESS));
        office.until(FOUR_PM.plus(Duration.ofHours(3)));
        assertThat(of(33L, TESS.value()).plan().state()).as("nobody approved it in time").isEqualTo(Plan.State.WITHDRAWN);
        thenOnThePhones(TESS_PHONE, THEO_PHONE);
    }

    @ForEachStorage
    void aPersonStopsSendsAtOnceAndIsToldWhenItIsTooLate() {
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        office.happens("job.assigned", job(31, FOUR_PM, TESS));
        String id = only().plan().text();
        office.queue.stop(office.dana(), id);
        office.told("job.assigned", new JobId(31));
        office.until(FOUR_PM.minus(Duration.ofMinutes(5)));
        thenItStands(Plan.State.STOPPED, "Stopped by Dana Office.");
        thenOnThePhones();

        office.queue.send(office.dana(), id);
        office.settle();
        thenOnThePhones(TESS_PHONE);
        assertThatThrownBy(() -> office.queue.stop(office.dana(), id)).isInstanceOf(RuleViolation.class).extracting("code").isEqualTo("briefing-plan.over");
        assertThatThrownBy(() -> office.queue.send(office.dana(), id)).isInstanceOf(RuleViolation.class).extracting("code").isEqualTo("briefing-plan.over");
        assertThatThrownBy(() -> office.queue.approve(office.dana(), "pln_0000000000000")).isInstanceOf(NotFound.class).extracting("code")
                .isEqualTo("briefing-plan.unknown");

        office.happens("job.assigned", job(32, FOUR_PM, THEO));
        thenOnThePhones(TESS_PHONE, THEO_PHONE);
        office.carrier.down = true;
        office.happens("job.assigned", job(33, FOUR_PM, THEO));
        Queue.Entry onItsWay = of(33L, THEO.value());
        assertThat(onItsWay.plan().state()).isEqualTo(Plan.State.SENDING);
        office.queue.stop(office.dana(), onItsWay.plan().text());
        office.carrier.down = false;
        office.until(FOUR_PM);
        assertThat(of(33L, THEO.value()).plan().state()).isEqualTo(Plan.State.STOPPED);
        thenOnThePhones(TESS_PHONE, THEO_PHONE);
    }

    @ForEachStorage
    void whatAPersonSentByHandIsNotSentAgain() {
        office.automatic(Mode.AUTOMATIC, Moment.BEFORE, 2);
        office.happens("job.assigned", job(31, FOUR_PM, TESS));
        office.briefings.request(office.dana(), new JobId(31));
        office.settle();
        office.deliveries.deliver(office.dana(), office.briefings.ofJob(tenant, new JobId(31)).id(), null);
        office.settle();
        office.until(FOUR_PM);
        thenOnThePhones(TESS_PHONE);
        thenItStands(Plan.State.SENT, "Sent.");
    }

    @ForEachStorage
    void aFirstMirrorOfPastJobsSendsNothing() {
        for (AutomationRules.Moment moment : AutomationRules.Moment.values()) {
            office.automatic(Mode.AUTOMATIC, moment, 72);
            for (long id = 100; id < 110; id++) {
                Job past = job(id, NINE.minus(Duration.ofDays(180 - (id - 100) * 18).plusHours(3)), TESS);
                office.happens("job.booked", past);
                office.happens("job.assigned", past);
                office.happens("job.changed", with(past, "Dispatched", past.start(), TESS));
                office.happens("job.completed", with(past, "Completed", past.start(), TESS));
            }
        }
        office.until(NINE.plus(Duration.ofHours(2)));
        thenOnThePhones();
        assertThat(rows("briefing_plan")).isZero();
    }

    @ForEachStorage
    void switchedOffItWithdrawsSwitchedOnItPlansTheComingDaysAndAJobTypeMayDoOtherwise() {
        Job repair = job(31, FOUR_PM, TESS);
        Job tuneUp = AutomaticOffice.of(job(32, FOUR_PM, THEO), TUNE_UP);
        office.happens("job.assigned", repair);
        office.happens("job.assigned", tuneUp);
        assertThat(rows("briefing_plan")).as("off until somebody switches it on").isZero();

        office.set(rules(Moment.BEFORE, null, null, Map.of(TUNE_UP.value(), new TypeRule(null, null, 4))));
        assertThat(of(TESS.value()).plan().dueAt()).isEqualTo(TWO_PM);
        assertThat(of(THEO.value()).plan().dueAt()).isEqualTo(TWO_PM.minus(Duration.ofHours(2)));
        office.set(rules(Moment.BEFORE, null, null, Map.of(TUNE_UP.value(), new TypeRule(false, null, null))));
        assertThat(of(THEO.value()).plan().state()).isEqualTo(Plan.State.WITHDRAWN);
        office.set(new AutomationRules(false, Mode.AUTOMATIC, Moment.BEFORE, 2, null, null, Map.of()));
        assertThat(of(TESS.value()).plan().reason()).isEqualTo("Automatic briefings were switched off.");
        office.until(FOUR_PM);
        thenOnThePhones();
    }

    @ForEachStorage
    void switchingOnAtAssignmentDoesNotSendToEverybodyWhoWasAssignedLongAgo() {
        office.happens("job.assigned", job(31, FOUR_PM, TESS));
        office.automatic(Mode.AUTOMATIC, Moment.ASSIGNMENT, 2);
        office.told("job.changed", new JobId(31));
        office.coming.run(tenant);
        office.settle();
        thenOnThePhones();
    }

    @ForEachStorage
    void rulesThatMakeNoSenseAreRefusedByField() {
        assertThatThrownBy(() -> office.set(new AutomationRules(true, Mode.HOLD, Moment.BEFORE, 0, -1, -1L, Map.of(99L, new TypeRule(true, null, 100)))))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.fields()).containsOnlyKeys("hoursBefore", "dailySms", "dailyModelTokens", "jobTypes"));
        assertThat(office.automation.rules(tenant)).isEqualTo(AutomationRules.USUAL);
    }

    private void opensAt(Instant moment) {
        if (office != null) {
            office.close();
        }
        office = new AutomaticOffice(storage, tenant, folder, moment);
    }

    private void quiet(String from, String to) {
        office.messageRules.change(office.dana(), new RulesText(List.of(), from, to, false));
    }

    private void neverQuiet() {
        quiet("00:00", "00:00");
    }

    private Queue.Entry only() {
        assertThat(office.entries()).hasSize(1);
        return office.entries().get(0);
    }

    /** The newest one of the technician. */
    private Queue.Entry of(long technician) {
        return office.entries().stream().filter(entry -> entry.plan().technician() == technician).findFirst().orElseThrow();
    }

    private Queue.Entry of(long job, long technician) {
        return office.entries().stream().filter(entry -> entry.plan().job() == job && entry.plan().technician() == technician).findFirst().orElseThrow();
    }

    private void thenItStands(Plan.State state, String reason) {
        assertThat(only().plan().state()).as(only().plan().reason()).isEqualTo(state);
        assertThat(only().plan().reason()).startsWith(reason);
    }

    private void thenOnThePhones(String... numbers) {
        assertThat(office.carrier.phones).extracting(PhoneCarrier.OnPhone::to).containsExactly(numbers);
    }

    private long rows(String table) {
        return office.store.sql(tenant, connection -> Sql.number(connection, "SELECT COUNT(*) AS n FROM " + table));
    }

    private long later() {
        return office.store.sql(tenant, connection -> Sql.number(connection, "SELECT COUNT(*) AS n FROM event_later WHERE later_key LIKE 'briefing.plan/%'"));
    }
}
