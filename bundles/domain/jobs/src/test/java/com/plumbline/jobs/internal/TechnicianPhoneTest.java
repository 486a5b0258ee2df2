package com.plumbline.jobs.internal;

import static com.plumbline.jobs.internal.JobShop.record;
import static com.plumbline.jobs.internal.JobShop.technician;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.Technician;
import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.mirror.MirrorConflict;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import org.junit.jupiter.api.BeforeEach;

@Proves({"BRF-27", "BRF-31"})
class TechnicianPhoneTest {

    private static final PhoneNumber OURS = PhoneNumber.of("913-555-0177");

    private JobShop shop;
    private Caller dana;

    @BeforeEach
    void open(TestStorage storage, TenantId company) {
        shop = new JobShop(storage, company);
        dana = Caller.system(company);
        shop.apply("technicians", record("903", "name", "Ray Soto", "phone", "(913) 555-0133"), record("904", "name", "Mia Chen"));
    }

    @ForEachStorage
    void theVendorsNumberIsUsedUntilOneIsEnteredHere() {
        assertThat(effective()).isEqualTo("+19135550133");
        shop.technicians.overridePhone(dana, technician("903"), OURS, null);
        assertThat(effective()).isEqualTo("+19135550177");
        shop.technicians.overridePhone(dana, technician("903"), null, null);
        assertThat(effective()).isEqualTo("+19135550133");
        assertThat(ray("904").phone().effective()).isEmpty();
        assertThat(shop.audited).extracting(AuditEntry::action).containsExactly("technician.phone", "technician.phone");
        assertThat(shop.audited.get(0).after().toString()).doesNotContain("5550177");
        assertThat(shop.eventTypes()).containsExactly("technician.changed", "technician.changed");
    }

    @ForEachStorage
    void aMirrorNeverTouchesWhatWasEnteredHereAndTellsWhenTheVendorChangedItsOwn() {
        shop.technicians.overridePhone(dana, technician("903"), OURS, null);
        assertThat(shop.mirror("technicians").conflicts(shop.company, JobShop.SYSTEM)).isEmpty();

        shop.apply("technicians", record("903", "name", "Ray Soto", "phone", "(913) 555-0155"));
        assertThat(effective()).isEqualTo("+19135550177");
        assertThat(shop.mirror("technicians").conflicts(shop.company, JobShop.SYSTEM)).singleElement()
                .extracting(MirrorConflict::detail).asString().contains("Ray Soto", "555-0133", "555-0155");

        shop.technicians.overridePhone(dana, technician("903"), OURS, null);
        assertThat(shop.mirror("technicians").conflicts(shop.company, JobShop.SYSTEM)).isEmpty();
    }

    @ForEachStorage
    void anEditOfWhatSomebodyElseChangedIsRefused() {
        long seen = ray("903").version();
        shop.technicians.overridePhone(dana, technician("903"), OURS, seen);
        assertThatThrownBy(() -> shop.technicians.overridePhone(dana, technician("903"), null, seen))
                .isInstanceOf(RuleViolation.class).extracting(e -> ((RuleViolation) e).code()).isEqualTo("edit.conflict");
        assertThat(effective()).isEqualTo("+19135550177");
    }

    @ForEachStorage
    void techniciansAreListedByNameAndFoundByNumber() {
        assertThat(shop.technicians.list(shop.company, null, true)).extracting(Technician::name).containsExactly("Mia Chen", "Ray Soto");
        assertThat(shop.technicians.list(shop.company, "555-0133", null)).extracting(Technician::name).containsExactly("Ray Soto");
        assertThat(shop.technicians.list(shop.company, "chen", false)).isEmpty();
    }

    private Technician ray(String id) {
        return shop.technicians.get(shop.company, technician(id));
    }

    private String effective() {
        return ray("903").phone().effective().map(PhoneNumber::e164).orElse(null);
    }
}
