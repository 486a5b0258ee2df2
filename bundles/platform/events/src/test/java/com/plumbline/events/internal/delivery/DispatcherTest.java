package com.plumbline.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.events.DeadLetter;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.events.NewEvent;
import com.plumbline.events.RetryPolicy;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {

    private static final Page.Request FIRST_PAGE = new Page.Request(1, 50);

    private Post post;

    @AfterEach
    void close() {
        post.close();
    }

    @ForEachStorage
    @Proves("PLT-14")
    void anEventReachesWhoAskedForItsTypeAfterTheCommitAndNobodyElse(TestStorage storage, TenantId company) {
        post = new Post(storage);
        Delivered exact = here(new Delivered(post.name("exact"), "job.booked"));
        Delivered prefix = here(new Delivered(post.name("prefix"), "job.*"));
        Delivered all = here(new Delivered(post.name("all"), "*"));
        Delivered other = here(new Delivered(post.name("other"), "jobs.booked", "customer.*"));

        List<String> before = post.store.sql(company, connection -> {
            post.publish(company, connection, "job.booked", "job_1", 1);
            return exact.seen();
        });
        post.settle(company);

        assertThat(before).isEmpty();
        assertThat(List.of(exact.seen(), prefix.seen(), all.seen())).allMatch(seen -> seen.equals(List.of("job_1:1")));
        assertThat(other.seen()).isEmpty();
        Event event = exact.events().get(0);
        assertThat(event.type()).isEqualTo("job.booked");
        assertThat(event.at()).isEqualTo(Post.MONDAY);
        assertThat(event.attempt()).isEqualTo(1);
    }

    @ForEachStorage
    void nothingIsDeliveredWhenTheTransactionIsRolledBack(TestStorage storage, TenantId company) {
        post = new Post(storage);
        Delivered handler = here(new Delivered(post.name("handler"), "*"));

        assertThatThrownBy(() -> post.store.sql(company, connection -> {
            post.publish(company, connection, "job.booked", "job_1", 1);
            throw new SQLException("no");
        })).hasMessageContaining("no");
        post.publish(company, "job.booked", "job_1", 2);
        post.settle(company);

        assertThat(handler.seen()).containsExactly("job_1:2");
    }

    @ForEachStorage
    @Proves("PLT-14")
    void eventsOfOneSubjectArriveInOrderWhateverElseGoesOn(TestStorage storage, TenantId company) throws Exception {
        post = new Post(storage);
        Delivered handler = here(new Delivered(post.name("handler"), "*"));
        ExecutorService publishers = Executors.newFixedThreadPool(6);
        for (int t = 0; t < 6; t++) {
            String subject = "job_" + t;
            publishers.submit(() -> IntStream.rangeClosed(1, 150).forEach(n -> post.publish(company, "job.changed", subject, n)));
        }
        publishers.shutdown();
        assertThat(publishers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        post.settle(company);

        Map<String, List<Integer>> bySubject = handler.events().stream()
                .collect(Collectors.groupingBy(Event::subject, Collectors.mapping(event -> event.data().get("n").asInt(), Collectors.toList())));
        assertThat(bySubject).hasSize(6).allSatisfy((subject, numbers) ->
                assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 150).boxed().toList()));
    }

    @ForEachStorage
    void anOpenTransactionHoldsUpLaterEventsOfItsSubjectAndNoOthers(TestStorage storage, TenantId company) {
        post = new Post(storage);
        Delivered handler = here(new Delivered(post.name("handler"), "*"));

        post.store.sql(company, connection -> {
            post.publish(company, connection, "job.changed", "job_1", 1);
            // Another transaction, which is committed first.
            post.store.sql(company, second -> {
                post.publish(company, second, "job.changed", "job_1", 2);
                post.publish(company, second, "job.changed", "job_2", 3);
                return null;
            });
            Post.await(() -> !handler.seen().isEmpty(), () -> handler.seen().toString());
            assertThat(handler.seen()).containsExactly("job_2:3");
            return null;
        });
        Post.await(() -> handler.seen().size() == 3, () -> handler.seen().toString());

        assertThat(handler.seen()).containsExactly("job_2:3", "job_1:1", "job_1:2");
    }

    @ForEachStorage
    void aFailureIsTriedAgainWithGrowingPausesAndKeepsTheOrder(TestStorage storage, TenantId company) {
        post = new Post(storage);
        AtomicBoolean broken = new AtomicBoolean(true);
        Delivered handler = here(new Delivered(post.name("handler"), "*").doing(event -> {
            if (broken.get() && event.subject().equals("job_1")) {
                throw new IllegalStateException("not yet");
            }
        }));
        publish(company, "job_1", 1, "job_2", 2, "job_1", 3);
        post.settle(company);
        assertThat(handler.seen()).containsExactlyInAnyOrder("job_1:1", "job_2:2");

        post.moveClock(Duration.ofSeconds(59));
        post.settle(company);
        assertThat(handler.seen()).hasSize(2);
        post.moveClock(Duration.ofSeconds(17));
        post.settle(company);
        assertThat(handler.seen()).hasSize(3).last().isEqualTo("job_1:1/2");

        broken.set(false);
        post.moveClock(Duration.ofMinutes(3));
        post.settle(company);
        assertThat(handler.seen().subList(3, 5)).containsExactly("job_1:1/3", "job_1:3");
    }

    @ForEachStorage
    void aVendorThatAsksForTimeGetsIt(TestStorage storage, TenantId company) {
        post = new Post(storage);
        Delivered handler = here(new Delivered(post.name("handler"), "*").doing(event -> {
            if (event.attempt() == 1) {
                throw new VendorFailure("twilio", "twilio.send", VendorFailure.Kind.THROTTLED, "429", "Too many", null, Duration.ofMinutes(30), null);
            }
        }));
        post.publish(company, "message.due", "msg_1", 1);
        post.settle(company);

        post.moveClock(Duration.ofMinutes(29));
        post.settle(company);
        assertThat(handler.seen()).hasSize(1);
        post.moveClock(Duration.ofMinutes(1));
        post.settle(company);
        assertThat(handler.seen()).containsExactly("msg_1:1", "msg_1:1/2");
    }

    @ForEachStorage
    @Proves("PLT-14")
    void whatKeepsFailingIsSetAsideAndItsSubjectGoesOn(TestStorage storage, TenantId company) {
        post = new Post(storage);
        Delivered handler = here(new Delivered(post.name("poisoned"), "*").doing(event -> {
            if (event.data().get("n").asInt() == 1) {
                throw new IllegalStateException("never");
            }
        }));
        Delivered other = here(new Delivered(post.name("unharmed"), "*"));
        publish(company, "job_1", 1, "job_1", 2);
        for (int i = 0; i < 4; i++) {
            post.settle(company);
            post.moveClock(Duration.ofMinutes(10));
        }
        post.settle(company);

        assertThat(handler.seen()).containsExactly("job_1:1", "job_1:1/2", "job_1:1/3", "job_1:2");
        assertThat(other.seen()).containsExactly("job_1:1", "job_1:2");
        DeadLetter letter = onlyDeadLetter(company);
        assertThat(letter.handler()).isEqualTo(post.name("poisoned"));
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.error()).isEqualTo("IllegalStateException: never");
        assertThat(letter.eventId()).isEqualTo(handler.events().get(0).id());
        assertThat(letter.data().get("n").asInt()).isEqualTo(1);
    }

    @ForEachStorage
    void whatCannotSucceedIsSetAsideAtOnce(TestStorage storage, TenantId company) {
        post = new Post(storage);
        here(new Delivered(post.name("handler"), "*").doing(event -> {
            switch (event.data().get("n").asInt()) {
                case 1 -> throw new RuleViolation("briefing.no-phone", "There is no phone");
                case 2 -> throw new NotFound("job", "job_1");
                case 3 -> throw new VendorFailure("twilio", "twilio.send", VendorFailure.Kind.REJECTED, "21211", "Not a number");
                default -> throw new VendorFailure("twilio", "twilio.send", VendorFailure.Kind.UNAVAILABLE, "503", "Away");
            }
        }));
        publish(company, "a", 1, "b", 2, "c", 3, "d", 4);
        post.settle(company);

        assertThat(post.deadLetters.list(company, null, FIRST_PAGE).items()).extracting(DeadLetter::subject).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(post.deadLetters.list(company, "21211", FIRST_PAGE).total()).isZero();
        assertThat(post.deadLetters.list(company, "NO PHONE", FIRST_PAGE).items()).extracting(DeadLetter::error).containsExactly("There is no phone");
    }

    @ForEachStorage
    @Proves("PLT-14")
    void aDeadLetterIsReplayedToItsHandlerOnlyOrThrownAway(TestStorage storage, TenantId company) {
        post = new Post(storage);
        List<Long> told = new CopyOnWriteArrayList<>();
        post.news.addListener((whose, howMany) -> {
            if (whose.equals(company)) {
                told.add(howMany);
            }
        });
        AtomicBoolean broken = new AtomicBoolean(true);
        Delivered handler = here(new Delivered(post.name("handler"), "*").retrying(RetryPolicy.NEVER).doing(event -> {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
        }));
        Delivered other = here(new Delivered(post.name("other"), "*"));
        publish(company, "job_1", 1, "job_2", 2);
        post.settle(company);
        List<DeadLetter> letters = post.deadLetters.list(company, null, FIRST_PAGE).items();
        assertThat(letters).hasSize(2);
        assertThat(told).last().isEqualTo(2L);

        broken.set(false);
        DeadLetter first = letters.stream().filter(letter -> letter.subject().equals("job_1")).findFirst().orElseThrow();
        post.deadLetters.replay(company, first.id());
        post.deadLetters.discard(company, letters.stream().filter(letter -> letter != first).findFirst().orElseThrow().id());
        post.settle(company);

        assertThat(handler.events()).hasSize(3);
        assertThat(handler.events().get(2).id()).isEqualTo(first.eventId());
        assertThat(other.seen()).hasSize(2);
        assertThat(post.deadLetters.list(company, null, FIRST_PAGE).total()).isZero();
        assertThat(told).last().isEqualTo(0L);
        assertThatThrownBy(() -> post.deadLetters.replay(company, first.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> post.deadLetters.discard(company, first.id())).isInstanceOf(NotFound.class);
    }

    @ForEachStorage
    @Proves("PLT-14")
    void workForLaterWaitsForItsTimeAndCanBeReplacedOrTakenBackUntilThen(TestStorage storage, TenantId company) {
        post = new Post(storage);
        Delivered handler = here(new Delivered(post.name("handler"), "work.due"));
        post.later(company, "a", 1, Post.MONDAY.plus(Duration.ofHours(1)), "remind a");
        post.later(company, "a", 2, Post.MONDAY.plus(Duration.ofHours(2)), "remind a");
        post.later(company, "b", 3, Post.MONDAY.plus(Duration.ofHours(1)), "remind b");
        post.later(company, "c", 4, Post.MONDAY.plus(Duration.ofHours(1)), null);
        int cancelled = post.store.sql(company, connection -> post.outbox.cancel(company, connection, "remind b"));
        post.settle(company);
        assertThat(handler.seen()).isEmpty();

        post.moveClock(Duration.ofHours(1));
        post.settle(company);
        assertThat(handler.seen()).containsExactly("c:4");
        post.moveClock(Duration.ofHours(1));
        post.settle(company);

        assertThat(cancelled).isEqualTo(1);
        assertThat(handler.seen()).containsExactly("c:4", "a:2");
        assertThat(post.store.<Integer>sql(company, connection -> post.outbox.cancel(company, connection, "remind a"))).isZero();
    }

    @ForEachStorage
    void workForLaterThatFellDueWhileTheApplianceWasOffIsDoneAfterTheStart(TestStorage storage, TenantId company) {
        post = new Post(storage);
        Delivered handler = here(new Delivered(post.name("handler"), "work.due"));
        post.later(company, "a", 1, Post.MONDAY.plus(Duration.ofHours(1)), "remind a");
        post.stop();
        storage.databases().close(company);

        post.clock.advance(Duration.ofDays(1));
        post.restart();
        post.dispatcher.add(handler);
        post.settle(company);

        assertThat(handler.seen()).containsExactly("a:1");
    }

    @ForEachStorage
    @Proves("PLT-14")
    void eventsWaitForAHandlerWhoseBundleIsAway(TestStorage storage, TenantId company) {
        post = new Post(storage);
        Delivered handler = here(new Delivered(post.name("comes-and-goes"), "job.*"));
        publish(company, "job_1", 1);
        post.settle(company);
        post.dispatcher.remove(handler);

        publish(company, "job_1", 2, "job_1", 3, "job_2", 4);
        post.settle(company);
        post.restart();
        publish(company, "job_1", 5);
        post.settle(company);
        assertThat(handler.seen()).containsExactly("job_1:1");

        Delivered newVersion = here(new Delivered(post.name("comes-and-goes"), "job.*"));
        post.settle(company);
        assertThat(newVersion.seen()).containsSubsequence("job_1:2", "job_1:3", "job_1:5").contains("job_2:4").hasSize(4);
    }

    @ForEachStorage
    void aHandlerThatIsAwayForTooLongIsForgottenWithWhatWaitedForIt(TestStorage storage, TenantId company) {
        post = new Post(storage);
        Delivered gone = here(new Delivered(post.name("gone-for-good"), "job.*"));
        Delivered stays = here(new Delivered(post.name("stays"), "job.*"));
        post.dispatcher.remove(gone);
        publish(company, "job_1", 1);
        post.settle(company);

        post.clock.advance(Duration.ofDays(31));
        String line = post.dispatcher.tidy(company);
        publish(company, "job_1", 2);
        post.settle(company);

        assertThat(line).startsWith("1 events for removed handlers");
        assertThat(post.store.<Integer>sql(company, connection -> new DeliveryTable(connection, false).handlersWithWork().size())).isZero();
        assertThat(stays.seen()).containsExactly("job_1:1", "job_1:2");
    }

    @ForEachStorage
    void aSlowHandlerHoldsUpNeitherOtherSubjectsNorOtherHandlers(TestStorage storage, TenantId company) {
        post = new Post(storage);
        CountDownLatch gate = new CountDownLatch(1);
        Delivered slow = here(new Delivered(post.name("slow"), "*").doing(event -> await(gate)));
        Delivered fast = here(new Delivered(post.name("fast"), "*"));
        post.store.sql(company, connection -> {
            for (int i = 0; i < 3 * Channel.WINDOW; i++) {
                post.publish(company, connection, "job.changed", "job_" + i % 300, i);
            }
            return null;
        });

        Post.await(() -> fast.events().size() == 3 * Channel.WINDOW, () -> fast.events().size() + " of the fast one");
        assertThat(slow.events()).hasSize(4);
        gate.countDown();
        post.settle(company);
        assertThat(slow.events()).hasSize(3 * Channel.WINDOW);
    }

    @ForEachStorage
    void aLongQueueBehindAPoisonedEventIsDeliveredInOrderAfterwards(TestStorage storage, TenantId company) {
        post = new Post(storage);
        AtomicBoolean broken = new AtomicBoolean(true);
        Delivered handler = here(new Delivered(post.name("handler"), "*").doing(event -> {
            if (broken.get() && event.subject().equals("poisoned")) {
                throw new IllegalStateException("not yet");
            }
        }));
        int many = 2 * Channel.WINDOW + Lane.PER_SUBJECT + 7;
        post.store.sql(company, connection -> {
            for (int i = 1; i <= many; i++) {
                post.publish(company, connection, "job.changed", "poisoned", i);
            }
            return null;
        });
        publish(company, "healthy", 1);
        post.settle(company);
        assertThat(handler.seen()).containsExactlyInAnyOrder("poisoned:1", "healthy:1");

        broken.set(false);
        post.moveClock(Duration.ofMinutes(2));
        post.publish(company, "job.changed", "poisoned", many + 1);
        post.settle(company);

        List<Integer> numbers = handler.events().stream().filter(event -> event.subject().equals("poisoned")).skip(1).map(event -> event.data().get("n").asInt()).toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, many + 1).boxed().toList());
    }

    @ForEachStorage
    void anEffectHappensOnceThoughItsEventComesTwice(TestStorage storage, TenantId company) {
        post = new Post(storage);
        List<Boolean> first = new ArrayList<>();

        for (int i = 0; i < 2; i++) {
            first.add(post.store.sql(company, connection -> post.outbox.firstTime(connection, "handler", 42)));
        }
        first.add(post.store.sql(company, connection -> post.outbox.firstTime(connection, "another", 42)));
        assertThatThrownBy(() -> post.store.sql(company, connection -> {
            post.outbox.firstTime(connection, "handler", 43);
            throw new SQLException("rolled back");
        })).hasMessageContaining("rolled back");
        first.add(post.store.sql(company, connection -> post.outbox.firstTime(connection, "handler", 43)));

        assertThat(first).containsExactly(true, false, true, true);
    }

    @ForEachStorage
    @Proves("TEN-01")
    void theEventsOfACompanyAreItsOwn(TestStorage storage) {
        post = new Post(storage);
        List<TenantId> companies = List.of(storage.company(), storage.company(), storage.company());
        Map<TenantId, List<String>> seen = new ConcurrentHashMap<>();
        post.dispatcher.add(new EventHandler() {
            @Override
            public String name() {
                return post.name("per-company");
            }

            @Override
            public Set<String> types() {
                return Set.of("*");
            }

            @Override
            public void handle(TenantId tenant, Event event) {
                seen.computeIfAbsent(tenant, t -> Collections.synchronizedList(new ArrayList<>())).add(event.subject());
            }
        });
        for (int i = 0; i < 60; i++) {
            TenantId company = companies.get(i % 3);
            post.publish(company, "job.changed", "job_of_" + company, i);
        }
        companies.forEach(post::settle);

        assertThat(seen).hasSize(3).allSatisfy((company, subjects) -> assertThat(subjects).hasSize(20).containsOnly("job_of_" + company));
        assertThatThrownBy(() -> post.store.sql(companies.get(0), connection -> post.outbox.publish(TenantId.PLATFORM, connection,
                NewEvent.of("a.b", "c", null)))).hasMessageContaining("belong to a company");
    }

    @ForEachStorage
    void aRestoredCompanyDeliversWhatItsBackupHadNotDelivered(TestStorage storage, TenantId company, @TempDir Path folder) {
        post = new Post(storage);
        storage.databases().addListener(post.dispatcher);
        Delivered handler = here(new Delivered(post.name("handler"), "*"));
        post.dispatcher.remove(handler);
        publish(company, "job_1", 1);
        post.settle(company);
        storage.databases().backup(company, folder.resolve("copy"));
        post.dispatcher.add(handler);
        publish(company, "job_1", 2);
        post.settle(company);
        assertThat(handler.seen()).containsExactly("job_1:1", "job_1:2");

        storage.databases().restore(company, folder.resolve("copy"));
        post.settle(company);
        publish(company, "job_1", 3);
        post.settle(company);
        storage.databases().removeListener(post.dispatcher);

        assertThat(handler.seen()).containsExactly("job_1:1", "job_1:2", "job_1:1", "job_1:3");
    }

    private Delivered here(Delivered handler) {
        post.dispatcher.add(handler);
        return handler;
    }

    private void publish(TenantId company, Object... subjectsAndNumbers) {
        for (int i = 0; i < subjectsAndNumbers.length; i += 2) {
            post.publish(company, "job.changed", (String) subjectsAndNumbers[i], (Integer) subjectsAndNumbers[i + 1]);
        }
    }

    private DeadLetter onlyDeadLetter(TenantId company) {
        Page<DeadLetter> page = post.deadLetters.list(company, null, FIRST_PAGE);
        assertThat(page.total()).isEqualTo(1);
        return page.items().get(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
