package com.plumbline.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.kernel.TenantId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RememberedTest {

    private static final TenantId COMPANY = TenantId.of("shop");

    private final Remembered<String, String> remembered = new Remembered<>(10);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void whoAsksWhileItIsReadWaitsInsteadOfReadingToo() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> remembered.get(COMPANY, "day", () -> {
            reading.countDown();
            await(read);
            return "page " + reads.incrementAndGet();
        }));
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> remembered.get(COMPANY, "day", () -> "page " + reads.incrementAndGet()));

        read.countDown();

        assertThat(Stream.of(first, second).map(CompletableFuture::join)).containsOnly("page 1");
    }

    @Test
    void whoAsksAfterAChangeDoesNotGetWhatWasReadBeforeIt() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        CompletableFuture<String> before = CompletableFuture.supplyAsync(() -> remembered.get(COMPANY, "day", () -> {
            reading.countDown();
            await(read);
            return "old";
        }));
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();

        remembered.forget(COMPANY);

        assertThat(remembered.get(COMPANY, "day", () -> "new")).isEqualTo("new");
        read.countDown();
        assertThat(before.join()).isEqualTo("old");
        assertThat(remembered.get(COMPANY, "day", () -> "newer")).isEqualTo("new");
    }

    @Test
    void aReadThatFailsIsNotRemembered() {
        assertThatThrownBy(() -> remembered.get(COMPANY, "day", () -> {
            throw new IllegalStateException("away");
        })).hasMessage("away");

        assertThat(remembered.get(COMPANY, "day", () -> "page")).isEqualTo("page");
    }

    @Test
    void whatIsNotThereIsRememberedAsWell() {
        for (int i = 0; i < 2; i++) {
            assertThat(remembered.get(COMPANY, "none", () -> {
                reads.incrementAndGet();
                return null;
            })).isNull();
            assertThat(remembered.getAll(COMPANY, List.of("none"), unknown -> {
                throw new AssertionError("asked again for " + unknown);
            })).isEmpty();
        }
        assertThat(reads).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
