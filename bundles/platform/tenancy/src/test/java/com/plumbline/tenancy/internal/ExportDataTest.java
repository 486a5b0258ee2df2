package com.plumbline.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.events.Event;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.tenancy.internal.Belongings.Export;
import com.plumbline.tenancy.internal.Belongings.State;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** An export holds whoever was a customer then: an erasure deletes it, and says so. */
@Proves({"SEC-08", "PLT-17"})
class ExportDataTest {

    private static final Subject WILHELMINA = new Subject(7, "cus_7", Set.of("Wilhelmina"), Set.of(), Set.of(), Set.of());

    @TempDir
    Path data;

    @ForEachStorage
    void anErasureDeletesTheExportsMadeBeforeAndTellsWhy(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        TenantId company = reseller.company().id();
        TenantId other = reseller.company().id();
        ExportData exports = new ExportData(reseller.belongings, reseller.clock);
        Export before = made(reseller, company);
        Export others = made(reseller, other);
        Path file = reseller.belongings.file(company, before.id());
        assertThat(exports.held(company, WILHELMINA).toString()).contains(before.id(), "a copy of everything");

        reseller.clock.advance(Duration.ofHours(1));
        assertThat(exports.erase(company, WILHELMINA)).isEqualTo(1);
        assertThat(exports.erase(company, WILHELMINA)).isZero();

        assertThat(file).doesNotExist();
        assertThat(reseller.belongings.get(company, before.id())).satisfies(export -> {
            assertThat(export.state()).isEqualTo(State.WITHDRAWN);
            assertThat(export.problem()).contains("a customer was erased");
        });
        assertThatThrownBy(() -> reseller.belongings.file(company, before.id())).isInstanceOf(RuleViolation.class).extracting("code").isEqualTo("export.withdrawn");
        assertThat(exports.held(company, WILHELMINA)).isEmpty();
        assertThat(reseller.belongings.file(other, others.id())).exists();
    }

    @ForEachStorage
    void oneThatWasMadeWhileTheErasureWentOnIsDeletedAsWellAndALaterOneStays(TestStorage storage) {
        Reseller reseller = new Reseller(storage, data);
        TenantId company = reseller.company().id();
        ExportData exports = new ExportData(reseller.belongings, reseller.clock);
        exports.erase(company, WILHELMINA);
        Export meanwhile = made(reseller, company);
        Instant erased = reseller.clock.instant().plusSeconds(1);
        reseller.clock.advance(Duration.ofMinutes(1));
        Export later = made(reseller, company);

        exports.handle(company, new Event(1, "customer.erased", "cus_7", null, erased, 1));

        assertThat(reseller.belongings.get(company, meanwhile.id()).state()).isEqualTo(State.WITHDRAWN);
        assertThat(reseller.belongings.file(company, later.id())).exists();
    }

    private static Export made(Reseller reseller, TenantId company) {
        Caller owner = new Caller(company, Caller.Kind.USER, "usr_1", "Olive Owner", Role.OWNER, Set.of());
        String id = reseller.belongings.ask(owner).id();
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (reseller.belongings.get(company, id).state() == State.RUNNING && System.nanoTime() < until) {
            Thread.yield();
        }
        Export export = reseller.belongings.get(company, id);
        assertThat(export.state()).as(export.problem()).isEqualTo(State.READY);
        return export;
    }
}
