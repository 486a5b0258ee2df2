package com.plumbline.mail.internal;

import com.plumbline.events.internal.JdbcOutbox;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.NewMail;
import com.plumbline.mail.spi.MailCarrier;
import com.plumbline.mail.spi.OutgoingMail;
import com.plumbline.persistence.Sql;
import com.plumbline.testkit.DoomedProcess;
import com.plumbline.testkit.TestStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that writes and sends mails until it is killed; see {@link KillTest}. Its mail server is a file: a line for each mail that it
 * took, on the disk before it answers.
 *
 * <p>Arguments: folder, {@code write} or {@code drain} (send what is left, then end), database address for PostgreSQL.
 */
final class DoomedPostOffice implements Companies, MailCarrier {

    static final TenantId COMPANY = TenantId.of("doomed");

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final FileChannel server;
    private final MailTable table;
    private final StoredMail mail;
    private final Postman postman;

    private DoomedPostOffice(TestStorage storage, Path folder) throws IOException {
        storage.databases().create(COMPANY);
        server = FileChannel.open(taken(folder), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        table = new MailTable(storage.store("mail"), storage.store("mail-platform"));
        Carriers carriers = new Carriers();
        carriers.addCarrier(this);
        Bell bell = new Bell();
        mail = new StoredMail(table, carriers, bell, clock);
        postman = new Postman(table, carriers, bell, this, storage.databases(), new JdbcOutbox(clock), clock);
    }

    static Path taken(Path folder) {
        return folder.resolve("taken.txt");
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        TestStorage storage = TestStorage.lasting(folder, args.length > 2 ? args[2] : null);
        DoomedPostOffice office = new DoomedPostOffice(storage, folder);
        System.out.println(DoomedProcess.READY);
        if (args[1].equals("write")) {
            office.writeForEver();
        }
        while (office.waiting() > 0) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        office.postman.deactivate();
        storage.close();
    }

    private void writeForEver() {
        for (;;) {
            table.sql(COMPANY, connection -> mail.queue(COMPANY, connection, NewMail.to("owner@example.com", "Hello", "It works.\n")));
            LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(8)).toNanos());
        }
    }

    private long waiting() {
        return table.<Long>sql(COMPANY, connection -> Sql.number(connection, "SELECT COUNT(*) AS n FROM mail WHERE state <> 'SENT'"));
    }

    @Override
    public String send(TenantId sender, OutgoingMail outgoing) {
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(4)).toNanos());
        try {
            server.write(ByteBuffer.wrap((outgoing.messageId() + '\n').getBytes(StandardCharsets.UTF_8)));
            server.force(false);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(4)).toNanos());
        return null;
    }

    @Override
    public String id() {
        return "file";
    }

    @Override
    public boolean ready(TenantId sender) {
        return sender.equals(COMPANY);
    }

    @Override
    public List<Company> all() {
        return List.of(find(COMPANY).orElseThrow());
    }

    @Override
    public Optional<Company> find(TenantId id) {
        return Optional.of(new Company(id, "Northwind Heating", ZoneOffset.UTC, Company.State.ACTIVE, true));
    }
}
