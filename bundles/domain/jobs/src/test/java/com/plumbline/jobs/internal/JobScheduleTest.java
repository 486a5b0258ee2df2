package com.plumbline.jobs.internal;

import static com.plumbline.jobs.internal.JobShop.record;
import static com.plumbline.jobs.internal.JobShop.technician;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobQuery;
import com.plumbline.jobs.TechnicianId;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

@Proves("BRF-03")
class JobScheduleTest {

    private static final Page.Request ALL = new Page.Request(1, 50);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private JobShop shop;

    @BeforeEach
    void open(TestStorage storage, TenantId company) {
        shop = new JobShop(storage, company);
        shop.apply("customers", record("5120", "name", "Ann Lee"));
        shop.apply("locations", record("5121", "customerId", "5120", "name", "Home", "street", "1 Elm St", "city", "Olathe"));
        shop.apply("technicians", record("903", "name", "Ray Soto"));
        shop.apply("jobTypes", record("402", "name", "Leak repair"));
    }

    @ForEachStorage
    void theDayIsTheShopsDay() {
        // Midnight in Kansas City is 06:00 UTC in winter.
        givenAJob("before", "2026-11-21T05:59:00Z");
        givenAJob("first", "2026-11-21T06:00:00Z");
        givenAJob("last", "2026-11-22T05:59:00Z");
        givenAJob("after", "2026-11-22T06:00:00Z");
        assertThat(numbers(TODAY, TODAY.plusDays(1))).containsExactly("first", "last");
    }

    @ForEachStorage
    void aDayHasTwentyThreeOrTwentyFiveHoursWhenTheClockIsMoved() {
        // The clock goes forward on 8 March 2026 (23 hours) and back on 1 November 2026 (25 hours).
        givenAJob("spring", "2026-03-09T04:59:00Z");
        givenAJob("monday", "2026-03-09T05:00:00Z");
        givenAJob("autumn", "2026-11-02T05:59:00Z");
        assertThat(numbers(LocalDate.parse("2026-03-08"), LocalDate.parse("2026-03-09"))).containsExactly("spring");
        assertThat(numbers(LocalDate.parse("2026-03-09"), LocalDate.parse("2026-03-10"))).containsExactly("monday");
        assertThat(numbers(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-02"))).containsExactly("autumn");
    }

    @ForEachStorage
    void aJobWithTwoVisitsIsOnBothDaysWithTheTimesOfEach() {
        shop.apply("jobs", record("two", "number", "two", "status", "Scheduled"));
        shop.apply("appointments", visit("v1", "two", "Done", "2026-11-21T15:00:00Z"), visit("v2", "two", "Scheduled", "2026-11-23T15:00:00Z"),
                visit("v3", "two", "Scheduled", "2026-11-23T20:00:00Z"), visit("v4", "two", "Canceled", "2026-11-25T15:00:00Z"));
        assertThat(list(TODAY, TODAY.plusDays(1), null, null, null).items()).singleElement().extracting(job -> job.start().toString())
                .isEqualTo("2026-11-21T15:00:00Z");
        assertThat(list(TODAY.plusDays(2), TODAY.plusDays(3), null, null, null).items()).singleElement().extracting(job -> job.start().toString())
                .isEqualTo("2026-11-23T15:00:00Z");
        assertThat(numbers(TODAY.plusDays(4), TODAY.plusDays(5))).isEmpty();
        assertThat(list(TODAY, TODAY.plusDays(7), null, null, null).total()).isEqualTo(1);
    }

    @ForEachStorage
    void wordsStatusTechnicianAndPagesNarrowTheList() {
        givenAJob("j1", "2026-11-21T15:00:00Z");
        givenAJob("j2", "2026-11-21T16:00:00Z");
        shop.apply("assignments", record("a", "jobId", "j2", "appointmentId", "v-j2", "technicianId", "903", "assignedOn", "2026-11-20T10:00:00Z"));
        shop.apply("jobs", record("j1", "number", "j1", "status", "Canceled", "customerId", "5120", "locationId", "5121", "jobTypeId", "402"));

        assertThat(list(TODAY, TODAY.plusDays(1), "ann olathe", null, null).total()).isEqualTo(2);
        assertThat(list(TODAY, TODAY.plusDays(1), "LEAK", null, null).total()).isEqualTo(2);
        assertThat(list(TODAY, TODAY.plusDays(1), "ray", null, null).items()).extracting(Job::number).containsExactly("j2");
        assertThat(list(TODAY, TODAY.plusDays(1), "j1", null, null).items()).extracting(Job::number).containsExactly("j1");
        assertThat(list(TODAY, TODAY.plusDays(1), null, "Canceled", null).items()).extracting(Job::number).containsExactly("j1");
        assertThat(list(TODAY, TODAY.plusDays(1), null, null, technician("903")).items()).extracting(Job::number).containsExactly("j2");
        Page<Job> second = shop.jobs.list(shop.company, new JobQuery(TODAY, TODAY.plusDays(1), null, null, null), new Page.Request(2, 1));
        assertThat(second.items()).extracting(Job::number).containsExactly("j2");
        assertThat(second.total()).isEqualTo(2);
    }

    @ForEachStorage
    void historyIsWhatHappenedAtTheLocationBefore() {
        givenAJob("old", "2025-05-01T15:00:00Z");
        givenAJob("older", "2024-05-01T15:00:00Z");
        givenAJob("now", "2026-11-21T15:00:00Z");
        givenAJob("later", "2026-12-21T15:00:00Z");
        assertThat(shop.jobs.history(shop.company, JobShop.job("now"), 10)).extracting(Job::number).containsExactly("old", "older");
        Job now = shop.jobs.get(shop.company, JobShop.job("now"));
        assertThat(shop.jobs.at(shop.company, now.location(), 2)).extracting(Job::number).containsExactly("later", "now");
        assertThat(shop.jobs.ofCustomer(shop.company, now.customer(), ALL).total()).isEqualTo(4);
    }

    @ForEachStorage
    void daysTheWrongWayRoundAreRefused() {
        assertThatThrownBy(() -> numbers(TODAY, TODAY)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> numbers(TODAY, TODAY.plusDays(367))).isInstanceOf(RuleViolation.class);
    }

    private void givenAJob(String id, String start) {
        shop.apply("jobs", record(id, "number", id, "status", "Scheduled", "customerId", "5120", "locationId", "5121", "jobTypeId", "402"));
        shop.apply("appointments", visit("v-" + id, id, "Scheduled", start));
    }

    private Page<Job> list(LocalDate from, LocalDate to, String text, String status, TechnicianId technician) {
        return shop.jobs.list(shop.company, new JobQuery(from, to, text, status, technician), ALL);
    }

    private List<String> numbers(LocalDate from, LocalDate to) {
        return list(from, to, null, null, null).items().stream().map(Job::number).toList();
    }

    private static MirrorRecord visit(String id, String job, String status, String start) {
        return record(id, "jobId", job, "status", status, "start", start, "end", start);
    }
}
