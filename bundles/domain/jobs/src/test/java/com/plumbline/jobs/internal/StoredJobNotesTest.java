package com.plumbline.jobs.internal;

import static com.plumbline.jobs.internal.JobShop.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.customers.Note;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import org.junit.jupiter.api.BeforeEach;

@Proves("CRM-05")
class StoredJobNotesTest {

    private JobShop shop;

    @BeforeEach
    void open(TestStorage storage, TenantId company) {
        shop = new JobShop(storage, company);
        shop.apply("jobs", record("1", "number", "1", "status", "Scheduled"));
        shop.apply("jobNotes", record("n1", "jobId", "1", "text", "gate code 12", "pinned", "true", "createdOn", "2026-11-01T10:00:00Z", "createdBy", "Lou"),
                record("n2", "jobId", "1", "text", "called ahead", "createdOn", "2026-11-02T10:00:00Z"));
    }

    @ForEachStorage
    void oursStandBesideTheMirroredOnesAndOutliveAMirror() {
        shop.notes.add(shop.company, JobShop.job("1"), "bring the long auger", false, "Dana");
        shop.apply("jobNotes", record("n2", "jobId", "1", "text", "called twice", "createdOn", "2026-11-02T10:00:00Z"));
        assertThat(shop.notes.about(shop.company, JobShop.job("1"))).extracting(Note::text, Note::source).containsExactly(
                org.assertj.core.groups.Tuple.tuple("gate code 12", "servicetitan"),
                org.assertj.core.groups.Tuple.tuple("bring the long auger", "plumbline"),
                org.assertj.core.groups.Tuple.tuple("called twice", "servicetitan"));
        assertThat(shop.mirror("jobNotes").count(shop.company, JobShop.SYSTEM)).isEqualTo(2);
    }

    @ForEachStorage
    void emptyNotesAndUnknownJobsAreRefused() {
        assertThatThrownBy(() -> shop.notes.add(shop.company, JobShop.job("1"), "", false, "Dana")).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> shop.notes.add(shop.company, new JobId(1), "hello", false, "Dana")).isInstanceOf(NotFound.class);
    }
}
