package com.plumbline.briefing.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.spi.OutgoingSms;
import com.plumbline.messaging.spi.SentSms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** A carrier that outlives the appliance: what it took is a line in a file, on the disk before it answers. */
final class FileCarrier extends PhoneCarrier {

    private final Path file;

    FileCarrier(Path folder, Clock clock) {
        super(clock);
        this.file = folder.resolve("phones.txt");
    }

    @Override
    public SentSms send(TenantId tenant, OutgoingSms sms) {
        pause();
        SentSms sent;
        synchronized (this) {
            sent = new SentSms(id() + '-' + (taken().size() + 1), SentSms.State.SENT, 1, null, null);
            write(sent.carrierId() + ' ' + sms.to().e164() + ' ' + Base64.getEncoder().encodeToString(sms.body().getBytes(StandardCharsets.UTF_8)) + '\n');
        }
        pause();
        return sent;
    }

    @Override
    public Optional<SentSms> find(TenantId tenant, OutgoingSms sms, Instant since, Set<String> notThese) {
        return taken().stream().filter(each -> each.to().equals(sms.to().e164()) && each.body().equals(sms.body()) && !notThese.contains(each.carrierId()))
                .findFirst().map(each -> new SentSms(each.carrierId(), SentSms.State.SENT, 1, null, null));
    }

    /** What is on the phones. */
    List<OnPhone> taken() {
        try {
            return !Files.exists(file) ? List.of() : Files.readAllLines(file).stream().map(line -> line.split(" "))
                    .map(parts -> new OnPhone(parts[0], parts[1], new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8), null)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** So that a kill hits before the carrier took it, or after. */
    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(10)).toNanos());
    }
}
