package com.plumbline.jobs.internal.mirror;

import static com.plumbline.jobs.internal.JobShop.record;
import static com.plumbline.jobs.internal.JobShop.technician;
import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.events.NewEvent;
import com.plumbline.jobs.Appointment;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.internal.JobShop;
import com.plumbline.kernel.Money;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.MirrorRecord;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

@Proves("JOB-08")
class JobMirrorTest {

    private static final String TODAY = "2026-11-21T19:00:00Z";
    private static final String TOMORROW = "2026-11-22T16:00:00Z";
    private static final String LAST_MONTH = "2026-10-20T15:00:00Z";

    private JobShop shop;

    @BeforeEach
    void open(TestStorage storage, TenantId company) {
        shop = new JobShop(storage, company);
        shop.apply("technicians", record("903", "name", "Ray Soto", "phone", "9135550133"), record("904", "name", "Mia Chen"));
        shop.apply("jobTypes", record("402", "name", "Leak repair"));
    }

    @ForEachStorage
    @Proves({"BRF-03", "BRF-04"})
    void aJobShowsTheTimesAndTheTechnicianOfItsVisit() {
        givenAJob("70412", "Scheduled", TODAY);
        givenAssigned("70412", "903");

        Job job = shop.jobs.get(shop.company, job("70412"));
        assertThat(job.jobType()).isEqualTo("Leak repair");
        assertThat(job.start()).isEqualTo(Instant.parse(TODAY));
        assertThat(job.technicianId()).isEqualTo(technician("903"));
        assertThat(job.total()).isEqualTo(Money.usd(14950));
        List<Appointment> appointments = shop.jobs.appointments(shop.company, job.id());
        assertThat(appointments).singleElement().extracting(visit -> visit.technicians().get(0).name()).isEqualTo("Ray Soto");
    }

    @ForEachStorage
    void aJobOfTodayThatArrivesIsBookedAndAssigned() {
        givenAJob("1", "Scheduled", TODAY);
        givenAssigned("1", "903");
        assertThat(shop.eventTypes()).containsExactly("job.booked", "job.assigned");
        NewEvent assigned = shop.events.get(1);
        assertThat(assigned.subject()).isEqualTo(job("1").toString());
        assertThat(assigned.data().path("technicianId").asText()).isEqualTo(technician("903").toString());
    }

    @ForEachStorage
    void aFirstMirrorOfOldOrFinishedJobsIsNoNews() {
        givenAJob("1", "Completed", LAST_MONTH);
        givenAssigned("1", "903");
        givenAJob("2", "Scheduled", LAST_MONTH);
        givenAssigned("2", "903");
        givenAJob("3", "Completed", TODAY);
        givenAssigned("3", "903");
        assertThat(shop.events).isEmpty();
    }

    @ForEachStorage
    void whatHappensToAKnownJobIsTold() {
        givenAJob("1", "Scheduled", TODAY);
        givenAssigned("1", "903");
        shop.events.clear();

        shop.apply("appointments", visit("1", "Scheduled", TOMORROW));
        shop.apply("assignments", record("as-1", "jobId", "1", "appointmentId", "ap-1", "technicianId", "904", "assignedOn", "2026-11-20T10:00:00Z"));
        shop.remove("assignments", "as-1");
        shop.apply("jobs", job("1", "Canceled"));
        assertThat(shop.eventTypes()).containsExactly("job.rescheduled", "job.assigned", "job.unassigned", "job.canceled");
        assertThat(shop.events.get(0).data().path("startBefore").asText()).isEqualTo(TODAY);
        assertThat(shop.events.get(1).data().path("technicianBefore").asText()).isEqualTo(technician("903").toString());
    }

    @ForEachStorage
    void completingAndChangingAreToldApart() {
        givenAJob("1", "Scheduled", TODAY);
        shop.events.clear();
        shop.apply("jobs", record("1", "number", "1", "status", "Scheduled", "summary", "now the kitchen too"));
        shop.apply("jobs", record("1", "number", "1", "status", "Completed", "summary", "now the kitchen too"));
        assertThat(shop.eventTypes()).containsExactly("job.changed", "job.completed");
    }

    @ForEachStorage
    void theSamePagesAgainAreNoNews() {
        givenAJob("1", "Scheduled", TODAY);
        givenAssigned("1", "903");
        shop.events.clear();
        givenAJob("1", "Scheduled", TODAY);
        givenAssigned("1", "903");
        assertThat(shop.events).isEmpty();
    }

    @ForEachStorage
    void theVisitUnderWayMattersThenTheNextThenTheLast() {
        shop.apply("jobs", job("1", "Scheduled"));
        shop.apply("appointments", visitNamed("a", "1", "Done", "2026-11-18T15:00:00Z"), visitNamed("b", "1", "Scheduled", TOMORROW),
                visitNamed("c", "1", "Scheduled", "2026-11-25T15:00:00Z"));
        assertThat(start()).isEqualTo(TOMORROW);
        shop.apply("appointments", visitNamed("c", "1", "Working", "2026-11-25T15:00:00Z"));
        assertThat(start()).isEqualTo("2026-11-25T15:00:00Z");
        shop.apply("appointments", visitNamed("c", "1", "Done", "2026-11-25T15:00:00Z"), visitNamed("b", "1", "Canceled", TOMORROW));
        assertThat(start()).isEqualTo("2026-11-25T15:00:00Z");
        shop.remove("appointments", "a", "b", "c");
        assertThat(shop.jobs.get(shop.company, job("1")).start()).isNull();
    }

    @ForEachStorage
    void appointmentsMayArriveBeforeTheirJob() {
        shop.apply("appointments", visit("1", "Scheduled", TODAY));
        givenAssigned("1", "903");
        shop.apply("jobs", job("1", "Scheduled"));
        assertThat(start()).isEqualTo(TODAY);
        assertThat(shop.eventTypes()).containsExactly("job.booked", "job.assigned");
    }

    private void givenAJob(String id, String status, String start) {
        shop.apply("jobs", job(id, status));
        shop.apply("appointments", visit(id, status.equals("Completed") ? "Done" : "Scheduled", start));
    }

    private void givenAssigned(String id, String technician) {
        shop.apply("assignments", record("as-" + id, "jobId", id, "appointmentId", "ap-" + id, "technicianId", technician, "technicianName", "x",
                "assignedOn", "2026-11-20T10:00:00Z"));
    }

    private String start() {
        return shop.jobs.get(shop.company, job("1")).start().toString();
    }

    private static MirrorRecord job(String id, String status) {
        return record(id, "number", id, "status", status, "jobTypeId", "402", "customerId", "5120", "locationId", "5121", "total", "149.5");
    }

    private static JobId job(String id) {
        return JobShop.job(id);
    }

    private static MirrorRecord visit(String job, String status, String start) {
        return visitNamed("ap-" + job, job, status, start);
    }

    private static MirrorRecord visitNamed(String id, String job, String status, String start) {
        return record(id, "jobId", job, "number", id, "status", status, "start", start, "end", start, "arrivalStart", start, "arrivalEnd", start);
    }
}
