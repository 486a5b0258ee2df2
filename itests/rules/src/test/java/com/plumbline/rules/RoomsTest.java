package com.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.rules.House.Place;
import com.plumbline.rules.House.Use;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A line of code knows its room. Every rule is run over the built bundles, where it must hold, and over a counter-example, where it must not. */
class RoomsTest {

    private static final House BUILT = House.built();
    private static final House BROKEN = House.counterExamples();

    @Test
    void thereIsSomethingToLookAt() {
        assertThat(BUILT.size()).isGreaterThan(150);
    }

    @Test
    @Proves("PLT-02")
    void platformNeverKnowsADomainOrAVendor() {
        assertThat(platformLookingUp(BUILT)).isEmpty();
        assertThat(platformLookingUp(BROKEN)).isNotEmpty();
    }

    @Test
    @Proves("PLT-03")
    void domainNeverKnowsAVendor() {
        assertThat(domainKnowingVendors(BUILT)).isEmpty();
        assertThat(domainKnowingVendors(BROKEN)).isNotEmpty();
    }

    @Test
    @Proves("PLT-03")
    void integrationsKnowPortsAndNeverEachOther() {
        assertThat(integrationsLookingSideways(BUILT)).isEmpty();
        assertThat(integrationsLookingSideways(BROKEN)).isNotEmpty();
    }

    @Test
    void bundlesImportEachOtherOnlyAlongTheArrows() {
        assertThat(offTheArrows(BUILT)).isEmpty();
        assertThat(offTheArrows(BROKEN)).isNotEmpty();
    }

    @Test
    void nobodyUsesWhatAnotherBundleKeepsInternal() {
        assertThat(intoInternals(BUILT)).isEmpty();
        assertThat(intoInternals(BROKEN)).isNotEmpty();
    }

    @Test
    void nothingReadsTheTimeWithoutAClock() {
        assertThat(readingTheTime(BUILT)).isEmpty();
        assertThat(readingTheTime(BROKEN)).isNotEmpty();
    }

    private static List<Use> platformLookingUp(House house) {
        return house.usesAcrossBundles((from, to) -> from.room().equals("platform") && !to.room().equals("platform"));
    }

    private static List<Use> domainKnowingVendors(House house) {
        return house.usesAcrossBundles((from, to) -> from.room().equals("domain") && !Set.of("domain", "platform").contains(to.room()));
    }

    private static List<Use> integrationsLookingSideways(House house) {
        return house.usesAcrossBundles((from, to) -> from.room().equals("integration")).stream()
                .filter(use -> !use.toPlace().room().equals("platform"))
                .filter(use -> !(use.toPlace().room().equals("domain") && use.toPort()))
                .toList();
    }

    private static List<Use> offTheArrows(House house) {
        Map<String, Set<String>> arrows = House.arrows();
        return house.usesAcrossBundles((from, to) -> Set.of("platform", "domain").contains(from.room()) && from.room().equals(to.room())).stream()
                .filter(use -> !arrows.getOrDefault(use.fromPlace().bundle(), Set.of()).contains(use.toPlace().bundle()))
                .toList();
    }

    /** The test kit runs the very classes that run in production, without OSGi: that is what it is for. */
    private static List<Use> intoInternals(House house) {
        return house.usesAcrossBundles((from, to) -> !from.bundle().equals("store-testkit")).stream().filter(use -> use.to().getPackageName().contains(".internal")).toList();
    }

    private static List<String> readingTheTime(House house) {
        Set<String> clockless = Set.of(Instant.class.getName(), LocalDate.class.getName(), LocalDateTime.class.getName(),
                "java.time.ZonedDateTime", "java.time.OffsetDateTime");
        return house.classes().filter(each -> !Set.of("sdk", "ui").contains(house.place(each).room()))
                .flatMap(each -> each.getMethodCallsFromSelf().stream())
                .filter(call -> isNow(call, clockless))
                .map(JavaMethodCall::getDescription).sorted(Comparator.naturalOrder()).toList();
    }

    private static boolean isNow(JavaMethodCall call, Set<String> clockless) {
        JavaClass owner = call.getTargetOwner();
        boolean noClock = call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return noClock && (clockless.contains(owner.getName()) && call.getName().equals("now")
                || owner.getName().equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
    }

    /** Keeps the import of Place honest: a counter-example stands in the bundle its folder names. */
    @Test
    void counterExamplesStandWhereTheirFolderSays() {
        assertThat(BROKEN.classes().map(BROKEN::place).distinct()).contains(new Place("domain", "jobs"), new Place("integration", "twilio"));
    }
}
