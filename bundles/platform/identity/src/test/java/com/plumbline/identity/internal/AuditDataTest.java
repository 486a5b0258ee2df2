package com.plumbline.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.contract.Proves;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The trail proves what was done, also to a customer who is no longer named in it. */
class AuditDataTest {

    @ForEachStorage
    @Proves({"SEC-07", "SEC-08"})
    void anErasedCustomerIsNamedNowhereAndEveryDeedStaysProvable(TestStorage storage, TenantId company) {
        Store store = storage.store("identity-audit");
        JdbcAudit audit = new JdbcAudit(store, new TestClock(Instant.parse("2026-11-21T15:00:00Z")), (tenant, id) -> {});
        Caller who = Caller.system(company);
        audit.record(who, null, AuditEntry.of("profile.enrich", "customer", "cus_7", "Wilhelmina Quackenbush", null));
        audit.record(who, null, AuditEntry.of("briefing.send", "briefing", "bri_1", "Job 42", "Told about Wilhelmina Quackenbush, (913) 555-0144"));
        audit.record(who, null, AuditEntry.of("note.change", "note", "nte_1", "Note", null)
                .changing(JsonNodeFactory.instance.objectNode().put("mail", "wilhelmina@example.org"), JsonNodeFactory.instance.objectNode().put("mail", "x")));
        audit.record(who, null, AuditEntry.of("customer.erase", "customer", "cus_7", "cus_7", "Erasure of the customer was asked for."));
        audit.record(who, null, AuditEntry.of("user.create", "user", "usr_1", "Somebody Else", "stays"));
        Subject subject = new Subject(7, "cus_7", Set.of("Wilhelmina Quackenbush"), Set.of(new PhoneNumber("+19135550144")), Set.of("wilhelmina@example.org"), Set.of());
        AuditData data = new AuditData(store);

        assertThat(data.held(company, subject)).hasSize(3);
        assertThat(data.erase(company, subject)).isEqualTo(3);
        assertThat(data.erase(company, subject)).isZero();

        String rows = store.sql(company, connection -> Sql.told(connection, "SELECT * FROM audit_entry")).toString();
        assertThat(rows).doesNotContainIgnoringCase("quackenbush").doesNotContainIgnoringCase("wilhelmina").doesNotContain("555-0144");
        List<Audit.Recorded> trail = audit.find(company, new Audit.Question(null, null, null, null), new Page.Request(1, 50)).items();
        assertThat(trail).extracting(entry -> entry.entry().action()).containsExactly("user.create", "customer.erase", "note.change", "briefing.send", "profile.enrich");
        assertThat(trail).filteredOn(entry -> "cus_7".equals(entry.entry().subjectId())).hasSize(2).allSatisfy(entry -> assertThat(entry.entry().label()).isEqualTo("cus_7"));
        assertThat(trail.get(0).entry().detail()).isEqualTo("stays");
        assertThat(audit.find(company, new Audit.Question("quackenbush", null, null, null), new Page.Request(1, 50)).items()).isEmpty();
    }
}
