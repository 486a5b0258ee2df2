package com.plumbline.simulators.internal.smtp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The mails that were taken, in {@code DIR/mails.jsonl} before they are answered; the last ones in memory. */
public final class MailBook {

    private static final int KEPT = 2_000;

    private final Deque<ObjectNode> mails = new ArrayDeque<>();
    private final Path file;

    public MailBook(Path data) {
        this.file = data.resolve("mails.jsonl");
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    keep((ObjectNode) Json.read(line.getBytes(StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The sandbox can't read its mails.", unreadable);
        }
    }

    synchronized void add(ObjectNode mail) {
        try {
            Files.writeString(file, mail + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException("The sandbox can't keep a mail.", full);
        }
        keep(mail);
    }

    /** Oldest first. @param to only mails to this address, {@code null} for all */
    public synchronized ArrayNode list(String to) {
        ArrayNode found = Json.array();
        for (ObjectNode mail : mails) {
            if (to == null || mail.path("to").asText().toLowerCase(Locale.ROOT).contains(to.toLowerCase(Locale.ROOT))) {
                found.add(mail);
            }
        }
        return found;
    }

    public synchronized void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException("The sandbox can't forget its mails.", undeletable);
        }
        mails.clear();
    }

    private void keep(ObjectNode mail) {
        mails.addLast(mail);
        if (mails.size() > KEPT) {
            mails.removeFirst();
        }
    }
}
