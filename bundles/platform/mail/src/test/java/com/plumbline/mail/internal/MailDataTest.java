package com.plumbline.mail.internal;

import static com.plumbline.mail.MailEntry.State.FAILED;
import static com.plumbline.mail.MailEntry.State.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.mail.MailEntry;
import com.plumbline.mail.NewMail;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Mails to and about a customer who is to be told, or erased. */
@Proves({"SEC-08", "NFR-02"})
class MailDataTest {

    private static final Subject WILHELMINA = new Subject(7, "cus_7", Set.of("Wilhelmina Quackenbush"), Set.of(), Set.of("Wilhelmina@example.org"), Set.of());

    private PostOffice office;
    private MailData data;

    @BeforeEach
    void open(TestStorage storage) {
        office = new PostOffice(storage);
        data = new MailData(office.table);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ForEachStorage
    void whatWasMailedToAndAboutACustomerIsToldAndErasedAndWhatWaitsNeverLeaves(TenantId company) {
        office.connected.add(company);
        office.queue(company, NewMail.to("wilhelmina@example.org", "Marker one", "Tuesday.\n").named("W. Q."));
        office.until(company, each -> each.state() == SENT);
        office.connected.clear();
        office.queue(company, NewMail.to("tech@example.org", "Job 7", "For Wilhelmina Quackenbush, marker two.\n"));
        office.queue(company, NewMail.to("somebody@example.org", "Job 8 stays", "Else.\n"));

        assertThat(data.held(company, WILHELMINA).toString()).contains("Marker one", "marker two", "wilhelmina@example.org").doesNotContain("stays");
        assertThat(data.erase(company, WILHELMINA)).isEqualTo(2);
        assertThat(data.erase(company, WILHELMINA)).isZero();

        String left = office.table.sql(company, connection -> Sql.told(connection, "SELECT * FROM mail")).toString();
        assertThat(left).doesNotContainIgnoringCase("marker").doesNotContainIgnoringCase("wilhelmina").doesNotContain("W. Q.").contains("Job 8 stays");
        List<MailEntry> mails = office.mail.list(company, null, new Page.Request(1, 10)).items();
        assertThat(mails).extracting(MailEntry::state).containsExactly(MailEntry.State.QUEUED, FAILED, SENT);
        assertThat(mails.get(1).code()).isEqualTo("mail.erased");
    }
}
