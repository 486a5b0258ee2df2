package com.plumbline.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** A company that is not active: nothing is handled for it, nothing of it is lost. */
class HeldCompanyTest {

    private final Set<TenantId> off = ConcurrentHashMap.newKeySet();
    private Post post;

    @AfterEach
    void close() {
        post.close();
    }

    @ForEachStorage
    @Proves("TEN-02")
    void whatIsPublishedAndDueWhileACompanyIsOffIsHandledInOrderWhenItIsBack(TestStorage storage, TenantId company) {
        Delivered handler = servedBy(storage);
        TenantId other = storage.company();
        post.later(company, "msg_1", 1, Post.MONDAY.plus(Duration.ofHours(1)), null);

        turn(company, false);
        post.publish(company, "held.happened", "job_1", 2);
        post.publish(company, "held.happened", "job_1", 3);
        post.moveClock(Duration.ofHours(2));
        post.publish(other, "held.happened", "job_9", 9);
        post.settle(other);
        assertThat(handler.seen()).containsExactly("job_9:9");

        turn(company, true);
        post.settle(company);
        assertThat(handler.seen()).containsExactlyInAnyOrder("job_9:9", "msg_1:1", "job_1:2", "job_1:3").containsSubsequence("job_1:2", "job_1:3");
    }

    @ForEachStorage
    @Proves("TEN-02")
    void aCompanyThatIsOffWhenTheApplianceStartsStaysUntouched(TestStorage storage, TenantId company) {
        Delivered handler = servedBy(storage);
        turn(company, false);
        post.publish(company, "held.happened", "job_1", 1);

        post.restart();
        post.dispatcher.serve(tenant -> !off.contains(tenant));
        post.dispatcher.add(handler);
        TenantId other = storage.company();
        post.publish(other, "held.happened", "job_9", 9);
        post.settle(other);
        assertThat(handler.seen()).containsExactly("job_9:9");

        turn(company, true);
        post.settle(company);
        assertThat(handler.seen()).containsExactly("job_9:9", "job_1:1");
    }

    @ForEachStorage
    void workThatWasUnderWayWhenTheCompanyWasSwitchedOffIsTriedAgainWhenItIsBack(TestStorage storage, TenantId company) throws InterruptedException {
        Delivered handler = servedBy(storage);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch switchedOff = new CountDownLatch(1);
        handler.doing(event -> {
            if (event.attempt() == 1) {
                begun.countDown();
                await(switchedOff);
                throw new VendorFailure("twilio", "twilio.send", VendorFailure.Kind.UNAVAILABLE, "company.not-active", "not active");
            }
        });
        post.publish(company, "held.due", "msg_1", 1);
        await(begun);
        turn(company, false);
        switchedOff.countDown();
        post.moveClock(Duration.ofHours(5));
        TenantId other = storage.company();
        post.publish(other, "held.happened", "job_9", 9);
        post.settle(other);
        assertThat(handler.seen()).doesNotContain("msg_1:1/2");

        turn(company, true);
        Post.await(() -> {
            post.moveClock(Duration.ofMinutes(2));
            return handler.seen().contains("msg_1:1/2");
        }, () -> handler.seen().toString());
        assertThat(post.deadLetters.list(company, null, new com.plumbline.kernel.Page.Request(1, 10)).total()).isZero();
    }

    private Delivered servedBy(TestStorage storage) {
        post = new Post(storage);
        post.dispatcher.serve(tenant -> !off.contains(tenant));
        Delivered handler = new Delivered(post.name("handler"), "held.happened", "held.due", "work.due");
        post.dispatcher.add(handler);
        return handler;
    }

    private void turn(TenantId company, boolean on) {
        if (on) {
            off.remove(company);
        } else {
            off.add(company);
        }
        post.dispatcher.changed(company);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
