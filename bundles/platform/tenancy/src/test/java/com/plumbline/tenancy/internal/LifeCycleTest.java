package com.plumbline.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Company.State;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;

class LifeCycleTest {

    @TempDir
    Path data;

    @ForEachStorage
    @Proves({"TEN-04", "BRF-29"})
    void aPendingCompanyIsApprovedSuspendedAndBroughtBackEachMailedAndAudited(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        TenantId id = reseller.company().id();
        reseller.companies.change(id, "Shop", Reseller.CHICAGO, State.PENDING);

        assertThat(reseller.lifeCycle.take(reseller.admin, id, Step.APPROVE, null).state()).isEqualTo(State.ACTIVE);
        assertThat(reseller.lastTo(id + "@example.com").subject()).isEqualTo("Shop is approved");

        assertThat(reseller.lifeCycle.take(reseller.admin, id, Step.SUSPEND, "Invoice 7 is open").state()).isEqualTo(State.SUSPENDED);
        assertThat(reseller.lastTo(id + "@example.com").text()).contains("Reason: Invoice 7 is open");
        assertThat(reseller.profile(id).reason()).isEqualTo("Invoice 7 is open");

        assertThat(reseller.lifeCycle.take(reseller.admin, id, Step.REACTIVATE, null).state()).isEqualTo(State.ACTIVE);
        assertThat(reseller.profile(id).reason()).isNull();
        assertThat(reseller.history(id)).containsExactly("reactivate", "suspend", "approve");
        assertThat(reseller.audited).containsExactly(id + " company.approve by Pat Admin", id + " company.suspend by Pat Admin", id + " company.reactivate by Pat Admin");
    }

    @ForEachStorage
    @Proves("TEN-04")
    void whatDoesNotFollowIsRefusedAndAReasonIsAskedFor(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        TenantId id = reseller.company().id();

        assertThatThrownBy(() -> reseller.lifeCycle.take(reseller.admin, id, Step.APPROVE, null)).isInstanceOf(RuleViolation.class).hasMessageContaining("is active");
        assertThatThrownBy(() -> reseller.lifeCycle.take(reseller.admin, id, Step.SUSPEND, " ")).isInstanceOf(RuleViolation.class).hasMessageContaining("Say why");
        assertThat(reseller.mails).isEmpty();
    }

    @ForEachStorage
    @Proves("TEN-04")
    void aStepThatAPowerCutInterruptedIsFinishedOnceAtTheNextStart(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        TenantId id = reseller.company().id();
        reseller.companies.powerFails = true;
        assertThatThrownBy(() -> reseller.lifeCycle.take(reseller.admin, id, Step.SUSPEND, "Fraud")).isInstanceOf(Reseller.PowerCut.class);
        assertThat(reseller.companies.get(id).state()).isEqualTo(State.ACTIVE);

        reseller.companies.powerFails = false;
        reseller.lifeCycle.recover();
        reseller.lifeCycle.recover();

        assertThat(reseller.companies.get(id).state()).isEqualTo(State.SUSPENDED);
        assertThat(reseller.history(id)).containsExactly("suspend");
        assertThat(reseller.mails).hasSize(1);
    }

    @ForEachStorage
    @Proves({"TEN-04", "PLT-17"})
    void aClosedCompanyIsExportedKeptForItsTimeOfGraceAndThenGoneForGood(TestStorage storage) throws IOException {
        Reseller reseller = new Reseller(storage, data);
        Company company = reseller.company();
        TenantId id = company.id();
        Files.createDirectories(data.resolve("tenants").resolve(id.value()).resolve("documents"));
        Files.writeString(data.resolve("tenants/" + id + "/documents/photo.txt"), "a photo");

        reseller.lifeCycle.take(reseller.admin, id, Step.CLOSE, null);
        assertThat(reseller.companies.get(id).state()).isEqualTo(State.CLOSING);
        assertThat(reseller.profile(id).endsAt()).isEqualTo(reseller.clock.instant().plus(Duration.ofDays(30)));
        Belongings.Export export = made(reseller, id);
        try (ZipFile zip = new ZipFile(reseller.belongings.file(id, export.id()).toFile())) {
            TreeSet<String> names = new TreeSet<>();
            zip.stream().forEach(entry -> names.add(entry.getName()));
            assertThat(names).contains("README.txt", "company.json", "people.json", "documents/photo.txt")
                    .noneMatch(name -> name.contains("schema_history") || name.contains("event_"));
        }

        reseller.clock.advance(Duration.ofDays(29));
        assertThat(reseller.lifeCycle.deleteWhenOver(id)).isFalse();
        reseller.clock.advance(Duration.ofDays(1));
        assertThat(reseller.lifeCycle.deleteWhenOver(id)).isTrue();

        assertThat(reseller.companies.find(id)).isEmpty();
        assertThat(storage.databases().exists(id)).isFalse();
        assertThat(data.resolve("tenants").resolve(id.value())).doesNotExist();
        assertThat(data.resolve("exports").resolve(id.value())).doesNotExist();
        assertThat(reseller.history(id)).containsExactly("delete", "close");
        assertThat(reseller.lastTo(id + "@example.com").subject()).contains("is deleted");
    }

    @ForEachStorage
    void aClosedCompanyIsBroughtBackToWhereItWas(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        TenantId id = reseller.company().id();
        reseller.companies.change(id, "Shop", Reseller.CHICAGO, State.PENDING);
        reseller.lifeCycle.take(reseller.admin, id, Step.CLOSE, null);

        assertThat(reseller.lifeCycle.take(reseller.admin, id, Step.REACTIVATE, null).state()).isEqualTo(State.PENDING);
        assertThat(reseller.profile(id).endsAt()).isNull();
        assertThat(reseller.lifeCycle.closing()).isEmpty();
    }

    @ForEachStorage
    void aDeletionThatAPowerCutInterruptedIsFinishedAtTheNextStart(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        TenantId id = reseller.company().id();
        reseller.lifeCycle.take(reseller.admin, id, Step.CLOSE, null);
        made(reseller, id);
        reseller.clock.advance(Duration.ofDays(31));
        reseller.companies.powerFails = true;
        assertThatThrownBy(() -> reseller.lifeCycle.deleteWhenOver(id)).isInstanceOf(Reseller.PowerCut.class);

        reseller.companies.powerFails = false;
        reseller.lifeCycle.recover();

        assertThat(reseller.companies.find(id)).isEmpty();
        assertThat(reseller.history(id)).containsExactly("delete", "close");
    }

    private static Belongings.Export made(Reseller reseller, TenantId id) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (reseller.belongings.list(id).get(0).state() == Belongings.State.RUNNING && System.nanoTime() < until) {
            Thread.yield();
        }
        Belongings.Export export = reseller.belongings.list(id).get(0);
        assertThat(export.state()).as(export.problem()).isEqualTo(Belongings.State.READY);
        return export;
    }
}
