package com.plumbline.briefing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.writer.Guidance.Rule;
import com.plumbline.briefing.internal.writer.GuidanceLines;
import com.plumbline.briefing.internal.writer.Statement;
import com.plumbline.contract.Proves;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.rest.Json;
import com.plumbline.testkit.ForEachStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A company says itself what its technicians are advised; on both databases. */
class GuidanceTest {

    private static final String KIND = "water-heater";

    @TempDir
    Path folder;
    private TenantId tenant;
    private Office office;

    @BeforeEach
    void appliance(Store store, TenantId tenant) {
        this.tenant = tenant;
        office = new Office(store, tenant, folder);
    }

    @ForEachStorage
    @Proves({"BRF-12", "BRF-14"})
    void theCompanysOwnLinesAreWrittenVersionByVersionAndTheShippedOnesComeBack() {
        assertThat(office.guidances.get(tenant, KIND).version()).isZero();
        Guidances.Edition first = office.guidances.set(office.dispatcher(), KIND, 0, lines("A drain pan under the {age}-year-old {unit}"));
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.changedBy()).isEqualTo("Dana Office");
        assertThat(offers()).contains("A drain pan under the 13-year-old water heater");

        assertThatThrownBy(() -> office.guidances.set(office.dispatcher(), KIND, 0, lines("Too late"))).isInstanceOf(RuleViolation.class).extracting("code")
                .isEqualTo("guidance.changed");
        office.guidances.set(office.dispatcher(), KIND, 1, null);
        assertThat(offers()).contains("Replacing the 13-year-old water heater before it fails");
        assertThat(office.guidances.versions(tenant, KIND)).extracting(Guidances.Edition::version).containsExactly(2, 1, 0);
        assertThat(office.guidances.versions(tenant, KIND).get(1).own().offers()).hasSize(2);
        assertThat(office.audited).contains("guidance.change");
    }

    @ForEachStorage
    @Proves("BRF-12")
    void aPreviewShowsTheChangeAndKeepsNothing() {
        Drafts.Draft draft = office.drafts.of(tenant, Office.JOB, KIND, lines("A drain pan under the {age}-year-old {unit}"));

        assertThat(draft.kind()).isEqualTo(KIND);
        assertThat(draft.sections().offers().get(0).title()).isEqualTo("A drain pan under the 13-year-old water heater");
        assertThat(draft.sms()).contains("drain pan");
        assertThat(draft.statements()).filteredOn(each -> each.section().equals("offers")).first()
                .satisfies(each -> assertThat(each.sources()).extracting(Statement.Source::kind).contains("equipment", "guidance"));
        assertThat(office.guidances.get(tenant, KIND).version()).isZero();
        assertThatThrownBy(() -> office.briefings.ofJob(tenant, Office.JOB)).extracting("code").isEqualTo("briefing.none");
    }

    @ForEachStorage
    @Proves("BRF-14")
    void guidanceThatInventsAPriceOrWouldLeaveABriefingEmptyIsRefusedFieldByField() {
        List<Rule> always = List.of(rule(null, null, null, "Say what you will do."));
        GuidanceLines wrong = new GuidanceLines(List.of(rule("Only $99 today", "Because", "Say so", null), rule("{nothing}", "x", "y", null)), List.of(),
                List.of(rule(null, null, null, "Is their daughter Emma at home?")), always);

        assertThatThrownBy(() -> office.guidances.set(office.dispatcher(), KIND, 0, wrong)).satisfies(refused -> assertThat(((RuleViolation) refused).fields())
                .containsKeys("offers[0].title", "offers[1].title", "positioning", "starters[0].text"));
        assertThatThrownBy(() -> office.guidances.get(tenant, "roofing")).isInstanceOf(NotFound.class).extracting("code").isEqualTo("guidance.unknown");
        assertThat(office.guidances.get(tenant, KIND).version()).isZero();
    }

    @ForEachStorage
    @Proves({"BRF-12", "BRF-16"})
    void everyLineOfAStoredBriefingSaysWhatItRestsOn() throws Exception {
        office.briefings.request(office.dispatcher(), Office.JOB);
        office.outbox.deliver(tenant, office.writing);
        BriefingEntity briefing = office.briefings.ofJob(tenant, Office.JOB);
        List<Statement> statements = Json.mapper().readValue(briefing.statements(), new TypeReference<>() {});

        assertThat(statements).isNotEmpty().allSatisfy(each -> assertThat(each.sources()).isNotEmpty());
        assertThat(statements).filteredOn(each -> each.section().equals("equipment")).singleElement().satisfies(each -> assertThat(each.sources().get(0).id())
                .startsWith("eqp_"));
        assertThat(statements.get(0).sources()).extracting(Statement.Source::id).contains(Office.JOB.toString());
    }

    private List<String> offers() {
        office.briefings.request(office.dispatcher(), Office.JOB);
        office.outbox.deliver(tenant, office.writing);
        return Deliveries.sections(office.briefings.ofJob(tenant, Office.JOB)).offers().stream().map(each -> each.title()).toList();
    }

    private static GuidanceLines lines(String title) {
        List<Rule> offers = new ArrayList<>(List.of(rule(title, "Old tanks leak.", "Show the floor around it.", null)));
        offers.add(new Rule("always", null, null, null, 10, null, "A look at the valves", "They seize.", "Turn each one.", List.of()));
        return new GuidanceLines(offers, List.of(rule(null, null, null, "Warm water first.")), List.of(rule(null, null, null, "How long has it been cold?")), List.of());
    }

    private static Rule rule(String title, String why, String how, String text) {
        return new Rule("own", null, null, null, 95, text, title, why, how, List.of());
    }
}
