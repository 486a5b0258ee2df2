package com.plumbline.events.internal.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.events.TimedJob;
import com.plumbline.events.TimerState;
import com.plumbline.events.TimerState.Result;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestClock;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

class JobBoardTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId PHOENIX = ZoneId.of("America/Phoenix");
    private static final String DAILY = "0 0 5 * * ?";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final List<Runnable> queue = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final TenantId east = TenantId.of("east-" + NAMES.incrementAndGet());
    private final TenantId west = TenantId.of("west-" + NAMES.incrementAndGet());
    private final TenantId off = TenantId.of("off-" + NAMES.incrementAndGet());
    private JobBoard board;
    private TestStorage storage;

    @BeforeEach
    void open(TestStorage opened) {
        storage = opened;
        start();
    }

    @ForEachStorage
    @Proves("PLT-12")
    void manyCompaniesTakeTurnsEachAlwaysAtTheSameTimeAfterTheMoment() {
        List<Company> shops = IntStream.range(0, 600).mapToObj(i -> new Company(TenantId.of("shop-" + NAMES.incrementAndGet()), "Shop", CHICAGO,
                Company.State.ACTIVE, false)).toList();
        Job job = new Job("mirror", "0 0 * * * ?", Duration.ofMinutes(30), TimedJob.Scope.COMPANY, tenant -> "done", tenant -> true);
        start(shops);
        board.add(job, null);
        board.catchUp();

        Map<TenantId, Instant> promised = new HashMap<>();
        shops.forEach(shop -> promised.put(shop.id(), state(job, shop.id()).nextRun()));
        clock.advance(Duration.ofHours(1));
        board.fire(new Schedule(job.cron(), CHICAGO));
        List<Integer> perMinute = minutes(15);
        assertThat(state(job, lastOf(promised)).nextRun()).as("its moment has passed, its turn has not").isEqualTo(promised.get(lastOf(promised)));

        start(shops);
        board.add(job, null);
        board.catchUp();
        perMinute.addAll(minutes(15));

        assertThat(perMinute).as("twenty a minute, give or take").allSatisfy(runsOfAMinute -> assertThat(runsOfAMinute).isBetween(5, 45));
        assertThat(runs).hasSize(600).doesNotHaveDuplicates();
        shops.forEach(shop -> assertThat(Duration.between(promised.get(shop.id()), state(job, shop.id()).lastRun())).isBetween(Duration.ZERO, Duration.ofSeconds(60)));
    }

    @ForEachStorage
    void aTurnThatPassedWhileTheApplianceWasOffIsMadeUpFor() {
        List<Company> shops = IntStream.range(0, 100).mapToObj(i -> new Company(TenantId.of("shop-" + NAMES.incrementAndGet()), "Shop", CHICAGO,
                Company.State.ACTIVE, false)).toList();
        Job job = new Job("mirror", "0 0 * * * ?", Duration.ofMinutes(50), TimedJob.Scope.COMPANY, tenant -> "done", tenant -> true);
        start(shops);
        board.add(job, null);
        board.catchUp();

        clock.advance(Duration.ofMinutes(70));
        start(shops);
        board.add(job, null);
        board.catchUp();
        runAll();

        assertThat(runs).hasSize(100);
    }

    private static TenantId lastOf(Map<TenantId, Instant> turns) {
        return Collections.max(turns.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    /** @return how many ran in each */
    private List<Integer> minutes(int minutes) {
        List<Integer> perMinute = new ArrayList<>();
        for (int i = 0; i < minutes; i++) {
            int before = runs.size();
            clock.advance(Duration.ofMinutes(1));
            board.startWaiting();
            runAll();
            perMinute.add(runs.size() - before);
        }
        return perMinute;
    }

    /** As after a start of the appliance; what was running is forgotten, what is stored is not. */
    private void start() {
        start(List.of(new Company(east, "East", CHICAGO, Company.State.ACTIVE, false),
                new Company(west, "West", PHOENIX, Company.State.ACTIVE, false),
                new Company(off, "Off", PHOENIX, Company.State.SUSPENDED, false)));
    }

    private void start(List<Company> companies) {
        queue.clear();
        board = new JobBoard(storage.store("events-platform"), clock, new ByHand());
        board.use(new Companies() {
            @Override
            public List<Company> all() {
                return companies;
            }

            @Override
            public Optional<Company> find(TenantId id) {
                return companies.stream().filter(company -> company.id().equals(id)).findFirst();
            }
        });
    }

    @ForEachStorage
    @Proves("PLT-12")
    void everyJobHasANameAScheduleALastRunAndALastResult() {
        TimedJob job = post("mirror", DAILY, tenant -> "12 customers changed");
        board.catchUp();
        TimerState before = state(job, east);

        board.fire(new Schedule(DAILY, CHICAGO));
        runAll();

        TimerState after = state(job, east);
        assertThat(before.title()).isEqualTo("Title of mirror");
        assertThat(before.cron()).isEqualTo(DAILY);
        assertThat(before.zone()).isEqualTo(CHICAGO);
        assertThat(before.lastRun()).isNull();
        assertThat(before.lastResult()).isNull();
        assertThat(before.nextRun()).as("05:00 in Chicago, tomorrow").isEqualTo("2026-11-24T11:00:00Z");
        assertThat(after.lastRun()).isEqualTo(clock.instant());
        assertThat(after.lastResult()).isEqualTo(Result.OK);
        assertThat(after.lastDetail()).isEqualTo("12 customers changed");
        assertThat(after.lastTook()).isNotNull();
        assertThat(state(job, west).lastRun()).as("another zone, another time").isNull();
    }

    @ForEachStorage
    void aJobRunsForActiveCompaniesThatHaveItInTheirOwnZone() {
        post("mirror", DAILY, tenant -> "done");
        post("fussy", DAILY, tenant -> "done", west::equals);

        assertThat(board.schedules()).containsExactlyInAnyOrder(new Schedule(DAILY, CHICAGO), new Schedule(DAILY, PHOENIX));
        board.fire(new Schedule(DAILY, CHICAGO));
        board.fire(new Schedule(DAILY, PHOENIX));
        runAll();

        assertThat(runs).containsExactlyInAnyOrder("mirror " + east, "mirror " + west, "fussy " + west);
        assertThat(board.list(off)).isEmpty();
        assertThat(board.list(east)).hasSize(1);
    }

    @ForEachStorage
    void aJobOfTheApplianceRunsOnceInUtc() {
        TimedJob job = new Job("backup", DAILY, Duration.ZERO, TimedJob.Scope.APPLIANCE, tenant -> "done", tenant -> true);
        board.add(job, null);

        board.fire(new Schedule(DAILY, ZoneOffset.UTC));
        runAll();

        assertThat(runs).containsExactly("backup platform");
        assertThat(board.list(TenantId.PLATFORM)).extracting(TimerState::lastResult).containsExactly(Result.OK);
    }

    @ForEachStorage
    @Proves("PLT-12")
    void aFailureIsTheResultAndTheNextTimeIsTriedAgain() {
        AtomicInteger times = new AtomicInteger();
        TimedJob job = post("shaky", DAILY, tenant -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("ServiceTitan does not answer");
            }
            return "done";
        });
        board.fire(new Schedule(DAILY, CHICAGO));
        runAll();
        TimerState failed = state(job, east);

        clock.advance(Duration.ofDays(1));
        board.fire(new Schedule(DAILY, CHICAGO));
        runAll();

        assertThat(failed.lastResult()).isEqualTo(Result.FAILED);
        assertThat(failed.lastDetail()).isEqualTo("ServiceTitan does not answer");
        assertThat(state(job, east).lastResult()).isEqualTo(Result.OK);
    }

    @ForEachStorage
    @Proves("PLT-12")
    void firesThatWereMissedWhileTheApplianceWasOffAreMadeUpForByOneRun() {
        TimedJob job = post("mirror", DAILY, tenant -> "done");
        board.catchUp();
        runAll();
        assertThat(runs).as("nothing is missed by a job that is new").isEmpty();

        clock.advance(Duration.ofDays(3));
        start();
        board.add(job, null);
        assertThat(state(job, east).lastResult()).isEqualTo(Result.MISSED);
        board.catchUp();
        board.catchUp();
        runAll();
        assertThat(runs).containsExactlyInAnyOrder("mirror " + east, "mirror " + west);

        start();
        board.add(job, null);
        board.catchUp();
        runAll();
        assertThat(runs).hasSize(2);
    }

    @ForEachStorage
    void aRunThatACrashCutShortIsMadeUpFor() {
        TimedJob job = post("long", DAILY, tenant -> {
            throw new Error("the power fails");
        });
        board.fire(new Schedule(DAILY, CHICAGO));
        assertThatThrownBy(this::runAll).hasMessage("the power fails");

        start();
        TimedJob healthy = post("long", DAILY, tenant -> "done");
        assertThat(state(healthy, east).lastResult()).isEqualTo(Result.MISSED);
        board.catchUp();
        runAll();

        assertThat(state(healthy, east).lastResult()).isEqualTo(Result.OK);
        assertThat(job.name()).isEqualTo(healthy.name());
    }

    @ForEachStorage
    void aJobNeverRunsTwiceAtTheSameTime() {
        TimedJob job = post("slow", DAILY, tenant -> "done");
        board.fire(new Schedule(DAILY, CHICAGO));

        board.fire(new Schedule(DAILY, CHICAGO));
        assertThatThrownBy(() -> board.runNow(east, job.name())).isInstanceOf(RuleViolation.class).hasMessageContaining("is running already");
        runAll();

        assertThat(runs).containsExactly("slow " + east);
    }

    @ForEachStorage
    @Proves("PLT-12")
    void aJobCanBeRunNow() {
        TimedJob job = post("mirror", DAILY, tenant -> "done");

        board.runNow(west, job.name());
        runAll();

        assertThat(runs).containsExactly("mirror " + west);
        assertThatThrownBy(() -> board.runNow(west, "nonsense")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> board.runNow(off, job.name())).isInstanceOf(NotFound.class);
    }

    @ForEachStorage
    void listenersSeeARunBeginAndEnd() {
        List<Result> seen = new ArrayList<>();
        TimedJob job = post("mirror", DAILY, tenant -> "done");
        board.addListener(state -> seen.add(state.lastResult()));

        board.runNow(east, job.name());
        runAll();

        assertThat(seen).containsExactly(Result.RUNNING, Result.OK);
    }

    @ForEachStorage
    void aJobWhoseScheduleIsNoneIsLeftOut() {
        post("broken", "every now and then", tenant -> "done");

        assertThat(board.list(east)).isEmpty();
        assertThat(board.schedules()).isEmpty();
    }

    @ForEachStorage
    void theHourThatIsSkippedAndTheHourThatComesTwiceFireOnce() {
        Schedule atHalfPastTwo = new Schedule("0 30 2 * * ?", CHICAGO);
        Schedule atHalfPastOne = new Schedule("0 30 1 * * ?", CHICAGO);

        assertThat(atHalfPastTwo.after(Instant.parse("2026-03-08T06:00:00Z"))).as("02:30 does not exist on March 8").isAfter("2026-03-08T07:59:59Z");
        assertThat(atHalfPastOne.after(Instant.parse("2026-11-01T06:30:00Z"))).as("not again an hour later").isEqualTo("2026-11-02T07:30:00Z");
    }

    private TimedJob post(String name, String cron, Function<TenantId, String> work) {
        return post(name, cron, work, tenant -> true);
    }

    private TimedJob post(String name, String cron, Function<TenantId, String> work, Predicate<TenantId> applies) {
        TimedJob job = new Job(name, cron, Duration.ZERO, TimedJob.Scope.COMPANY, work, applies);
        board.add(job, null);
        return job;
    }

    private TimerState state(TimedJob job, TenantId tenant) {
        return board.list(tenant).stream().filter(state -> state.name().equals(job.name())).findFirst().orElseThrow();
    }

    private void runAll() {
        List<Runnable> tasks = new ArrayList<>(queue);
        queue.clear();
        tasks.forEach(Runnable::run);
    }

    private final class Job implements TimedJob {

        private final String name;
        private final String cron;
        private final Duration spread;
        private final Scope scope;
        private final Function<TenantId, String> work;
        private final Predicate<TenantId> applies;

        Job(String name, String cron, Duration spread, Scope scope, Function<TenantId, String> work, Predicate<TenantId> applies) {
            this.name = name;
            this.cron = cron;
            this.spread = spread;
            this.scope = scope;
            this.work = work;
            this.applies = applies;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String title() {
            return "Title of " + name;
        }

        @Override
        public String cron() {
            return cron;
        }

        @Override
        public Duration spread() {
            return spread;
        }

        @Override
        public Scope scope() {
            return scope;
        }

        @Override
        public boolean appliesTo(TenantId tenant) {
            return applies.test(tenant);
        }

        @Override
        public String run(TenantId tenant) {
            String line = work.apply(tenant);
            runs.add(name + " " + tenant);
            return line;
        }
    }

    /** Runs tasks when the test says so. */
    private final class ByHand extends AbstractExecutorService {

        @Override
        public void execute(Runnable task) {
            queue.add(task);
        }

        @Override
        public void shutdown() {
            queue.clear();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return queue;
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
