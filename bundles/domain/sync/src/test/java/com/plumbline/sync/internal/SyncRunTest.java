package com.plumbline.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.plumbline.contract.Proves;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.sync.Comparison;
import com.plumbline.sync.Comparison.Difference;
import com.plumbline.sync.Sync;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.internal.store.RunTable;
import com.plumbline.sync.spi.SyncScope;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

class SyncRunTest {

    private Shelf shelf;
    private SyncShop shop;

    @BeforeEach
    void open(TestStorage storage, TenantId company) {
        shelf = new Shelf(10, "campaigns", "invoices");
        for (int i = 1; i <= 37; i++) {
            shelf.put("campaigns", "c" + i, "name", "Campaign " + i);
        }
        for (int i = 1; i <= 25; i++) {
            shelf.put("invoices", "i" + i, "number", "10" + i, "total", i + ".99");
        }
        shop = new SyncShop(storage, company, shelf);
    }

    @ForEachStorage
    @Proves({"MIG-01", "MIG-08"})
    void aFirstRunBringsEverythingAndComparesItToTheCent() {
        SyncRun run = shop.runToTheEnd(false);
        assertThat(run.kind()).isEqualTo(SyncRun.Kind.FIRST);
        assertThat(run.state()).isEqualTo(SyncRun.State.COMPLETED);
        assertThat(run.entities()).extracting(SyncRun.Entity::entity, SyncRun.Entity::read, SyncRun.Entity::created, SyncRun.Entity::state)
                .containsExactly(tuple("campaigns", 37L, 37L, "completed"),
                        tuple("invoices", 25L, 25L, "completed"));
        Comparison.Item invoices = shop.compared("invoices");
        assertThat(invoices.ours()).isEqualTo(25).isEqualTo(invoices.theirs());
        assertThat(invoices.oursCents()).isEqualTo(25 * 26 / 2 * 100 + 25 * 99L).isEqualTo(invoices.theirsCents());
        assertThat(invoices.differences()).isEmpty();
        assertThat(shop.compared("campaigns").oursCents()).isNull();
        assertThat(shop.audited).extracting(AuditEntry::action).containsExactly("sync.complete");
    }

    @ForEachStorage
    @Proves("MIG-04")
    void theNextRunReadsOnlyWhatChanged() {
        shop.runToTheEnd(false);
        shelf.reads = 0;
        shelf.put("campaigns", "c3", "name", "Campaign three").put("campaigns", "c99", "name", "New one");
        SyncRun run = shop.runToTheEnd(false);
        assertThat(run.kind()).isEqualTo(SyncRun.Kind.DELTA);
        assertThat(shelf.reads).isEqualTo(2);
        assertThat(run.entities().get(0)).extracting(SyncRun.Entity::created, SyncRun.Entity::changed).containsExactly(1L, 1L);
        assertThat(shop.compared("campaigns").differences()).isEmpty();
    }

    @ForEachStorage
    void oneRunAtATimeAndAFullOneFollowsWhenAskedForMeanwhile() {
        shop.runToTheEnd(false);
        Sync.Started delta = shop.runs.start(Caller.system(shop.company), SyncRun.Cause.HOURLY, null, false);
        Sync.Started again = shop.runs.start(Caller.system(shop.company), SyncRun.Cause.DAILY, null, true);
        assertThat(delta.fresh()).isTrue();
        assertThat(again.fresh()).isFalse();
        assertThat(again.run().id()).isEqualTo(delta.run().id());

        shop.deliverAll();
        assertThat(shop.runs.runs(shop.company, new Page.Request(1, 10)).items())
                .extracting(SyncRun::kind).containsExactly(SyncRun.Kind.FULL, SyncRun.Kind.DELTA, SyncRun.Kind.FIRST);
        assertThat(shop.runs.runs(shop.company, new Page.Request(1, 10)).items()).allMatch(run -> run.state() == SyncRun.State.COMPLETED);
    }

    @ForEachStorage
    @Proves("MIG-08")
    void whatDiffersIsNamedAndAFullRunPutsItRight() {
        shop.runToTheEnd(false);
        shelf.forget("campaigns", "c5");
        shelf.put("invoices", "i1", "number", "101", "total", "500.00");
        shop.runs.compare(shop.company);
        shop.deliverAll();
        assertThat(shop.compared("campaigns").differences()).extracting(Difference::kind, Difference::externalId)
                .containsExactly(tuple("extra", "c5"));
        assertThat(shop.compared("invoices").differences()).singleElement().extracting(Difference::detail).asString().contains("$1.99", "$500.00");

        SyncRun full = shop.runToTheEnd(true);
        assertThat(full.entities().get(0).unchanged()).isEqualTo(36);
        assertThat(shop.compared("campaigns")).extracting(Comparison.Item::ours, Comparison.Item::theirs, Comparison.Item::differing).containsExactly(36L, 36L, 0L);
        assertThat(shop.compared("invoices").differences()).isEmpty();
        assertThat(shop.rows("campaign")).isEqualTo(36);
    }

    @ForEachStorage
    @Proves("MIG-08")
    void aRecordThatNeverCameIsMissing() {
        shop.runToTheEnd(false);
        shelf.put("campaigns", "late", "name", "Late");
        shop.runs.compare(shop.company);
        shop.deliverAll();
        assertThat(shop.compared("campaigns").differences()).extracting(Difference::kind, Difference::externalId)
                .containsExactly(tuple("missing", "late"));
        assertThat(shop.compared("campaigns")).extracting(Comparison.Item::ours, Comparison.Item::theirs).containsExactly(37L, 38L);
    }

    @ForEachStorage
    void aVendorThatFailsOftenIsAskedAgainUntilAllIsHere() {
        Random dice = new Random(7);
        shelf.failing = () -> dice.nextInt(10) < 3 ? Shelf.down() : null;
        SyncRun started = shop.start(null, false);
        boolean seenDegraded = false;
        while (shop.deliver()) {
            SyncRun now = shop.runs.run(shop.company, started.id());
            seenDegraded |= now.isRunning() && now.failures() > 0 && now.error().contains("503");
        }
        SyncRun run = shop.runs.run(shop.company, started.id());
        assertThat(run.state()).isEqualTo(SyncRun.State.COMPLETED);
        assertThat(run.error()).isNull();
        assertThat(seenDegraded).isTrue();
        assertThat(shop.rows("campaign")).isEqualTo(37);
        assertThat(shop.compared("invoices").differences()).isEmpty();
    }

    @ForEachStorage
    void aVendorThatNeverAnswersEndsTheRunWithTheReason() {
        shelf.failing = Shelf::down;
        SyncRun run = shop.runToTheEnd(false);
        assertThat(run.state()).isEqualTo(SyncRun.State.FAILED);
        assertThat(run.error()).contains("503").contains("20 times");
    }

    @ForEachStorage
    void refusedCredentialsEndTheRunAtOnceAndTheNextOneGoesOnWhereItStopped() {
        int[] calls = {0};
        shelf.failing = () -> ++calls[0] > 3 ? Shelf.refused() : null;
        SyncRun failed = shop.runToTheEnd(false);
        assertThat(failed.state()).isEqualTo(SyncRun.State.FAILED);
        assertThat(failed.error()).isEqualTo("ServiceTitan refused the client secret.");
        assertThat(shop.rows("campaign")).isEqualTo(30);

        shelf.failing = () -> null;
        shelf.reads = 0;
        SyncRun run = shop.runToTheEnd(false);
        assertThat(run.kind()).isEqualTo(SyncRun.Kind.FIRST);
        assertThat(shelf.reads).isEqualTo(7 + 25);
        assertThat(shop.rows("campaign")).isEqualTo(37);
    }

    @ForEachStorage
    void aConnectionThatComesBackIsWaitedForAndOneThatWasTakenAwayIsNot() {
        SyncRun run = shop.start(null, false);
        shelf.connected = false;
        shop.deliver();
        assertThat(shop.runs.run(shop.company, run.id()).isRunning()).isTrue();
        shop.enabled = false;
        shop.deliver();
        assertThat(shop.runs.run(shop.company, run.id())).extracting(SyncRun::state, SyncRun::error)
                .containsExactly(SyncRun.State.FAILED, "It was disconnected during the run. Connect it again and start a new one.");
        assertThatThrownBy(() -> shop.start(null, false)).isInstanceOf(RuleViolation.class);
    }

    @ForEachStorage
    void recordsThatDidNotArriveWholeAreListed() {
        shelf.unreadable("campaigns", "c77", "has no name; left out");
        shelf.put("invoices", "i99", "number", "1099", "total", "1.00", "tax", "lots");
        SyncRun run = shop.runToTheEnd(false);
        assertThat(run.state()).isEqualTo(SyncRun.State.COMPLETED);
        assertThat(shop.runs.problems(shop.company, run.id())).extracting(RunTable.Problem::entity, RunTable.Problem::externalId)
                .containsExactly(tuple("campaigns", "c77"), tuple("invoices", "i99"));
        assertThat(run.entities()).extracting(SyncRun.Entity::problems).containsExactly(1L, 1L);
        assertThat(shop.rows("invoice")).isEqualTo(26);
    }

    @ForEachStorage
    @Proves("MIG-03")
    void aNarrowScopeTakesOnlyItsEntitiesAndAnotherScopeBeginsAnew() {
        SyncRun technicians = shop.start(SyncScope.technicians(), false);
        shop.deliverAll();
        assertThat(shop.runs.run(shop.company, technicians.id()).entities()).isEmpty();
        assertThat(shop.rows("campaign")).isZero();
        SyncRun everything = shop.runToTheEnd(false);
        assertThat(everything.entities()).hasSize(2);
        assertThat(shop.rows("campaign")).isEqualTo(37);
        assertThat(SyncScope.jobs(30).covers("jobs")).isTrue();
        assertThat(SyncScope.jobs(30).covers("campaigns")).isFalse();
        assertThat(SyncScope.jobs(30).since("jobs", shop.clock.instant())).isPresent();
        assertThat(SyncScope.jobs(30).since("customers", shop.clock.instant())).isEmpty();
        assertThatThrownBy(() -> SyncScope.jobs(0)).isInstanceOf(RuleViolation.class);
    }

    @ForEachStorage
    void anEntityThatNobodyKeepsIsNamedAndTheRestArrives() {
        SyncRun run = shop.start(null, false);
        shop.withoutInvoices();
        shop.deliverAll();
        assertThat(shop.runs.run(shop.company, run.id()).entities()).extracting(SyncRun.Entity::state).containsExactly("completed", "skipped");
        assertThat(shop.runs.problems(shop.company, run.id())).singleElement().extracting(RunTable.Problem::message).asString().contains("invoices");
    }

    @ForEachStorage
    @Proves({"MIG-04", "MIG-05", "BRF-05"})
    void theFirstRunStartsByItselfOnceAndTimedRunsFollow(TestStorage storage) {
        assertThat(shop.runs.startFirst(shop.company)).isTrue();
        assertThat(shop.runs.startFirst(shop.company)).isFalse();
        shop.deliverAll();
        assertThat(shop.runs.startFirst(shop.company)).isFalse();
        Sources sources = new Sources();
        sources.addSource(shelf);
        SyncSettings settings = (SyncSettings) Proxy.newProxyInstance(SyncSettings.class.getClassLoader(), new Class<?>[] {SyncSettings.class},
                (none, setting, nothing) -> setting.getDefaultValue());
        HourlySync hourly = new HourlySync(settings, shop.runs, sources);
        DailySync daily = new DailySync(settings, shop.runs, sources);
        assertThat(daily.cron()).isEqualTo("0 0 5 * * ?");
        assertThat(hourly.appliesTo(shop.company)).isTrue();
        assertThat(hourly.run(shop.company)).startsWith("started delta run run_");
        shop.deliverAll();
        assertThat(daily.run(shop.company)).startsWith("started full run run_");
        shop.deliverAll();
        shelf.connected = false;
        assertThat(hourly.appliesTo(shop.company)).isFalse();
    }

    @ForEachStorage
    void oldRunsAreForgottenButNotThatThereWasOne() {
        SyncRun first = shop.runToTheEnd(false);
        shop.runToTheEnd(false);
        shop.clock.advance(Duration.ofDays(61));
        SyncRun latest = shop.runToTheEnd(false);
        assertThat(shop.runs.runs(shop.company, new Page.Request(1, 10)).items()).extracting(SyncRun::id)
                .containsExactly(latest.id(), first.id());
        assertThat(latest.kind()).isEqualTo(SyncRun.Kind.DELTA);
    }

    @ForEachStorage
    void aFaultOfOursEndsTheRunAfterTheLastAttempt() {
        SyncRun run = shop.start(null, false);
        shop.stepHandlerFailsAtItsLastAttempt();
        assertThat(shop.runs.run(shop.company, run.id())).extracting(SyncRun::state).isEqualTo(SyncRun.State.FAILED);
        shop.restart();
        assertThat(shop.runToTheEnd(false).state()).isEqualTo(SyncRun.State.COMPLETED);
    }

    @ForEachStorage
    void screensSeeTheRunMoveButNotEveryPage() {
        shop.runToTheEnd(false);
        assertThat(shop.live).isNotEmpty().allMatch(message -> message.topic().equals("sync"));
        assertThat(shop.live.get(0).data().path("state").asText()).isEqualTo("running");
        assertThat(shop.live.get(shop.live.size() - 1).data().path("state").asText()).isEqualTo("completed");
    }

    @ForEachStorage
    void aRunThatLostItsNextStepIsTakenUpWhenAskedAgain() {
        SyncRun run = shop.start(null, false);
        shop.clock.advance(Duration.ofMinutes(20));
        shop.start(null, false);
        shop.deliverAll();
        assertThat(shop.runs.run(shop.company, run.id()).state()).isEqualTo(SyncRun.State.COMPLETED);
        assertThat(shop.rows("campaign")).isEqualTo(37);
    }
}
