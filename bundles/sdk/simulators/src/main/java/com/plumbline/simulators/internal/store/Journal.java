package com.plumbline.simulators.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What has happened since the companies were made, one JSON object a line, each forced to the disk before its effect is answered.
 * A last line torn by a kill is cut off. The first line, the header, says from what the companies were made.
 */
public final class Journal implements AutoCloseable {

    private final FileChannel file;
    private final List<ObjectNode> entries;
    private ObjectNode header;

    private Journal(FileChannel file, List<ObjectNode> lines) {
        this.file = file;
        this.header = lines.get(0);
        this.entries = new ArrayList<>(lines.subList(1, lines.size()));
    }

    /** Opens the journal of a folder, or begins one with this header. */
    public static Journal open(Path folder, ObjectNode freshHeader) {
        try {
            Files.createDirectories(folder);
            FileChannel file = FileChannel.open(folder.resolve("journal.jsonl"), StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            List<ObjectNode> lines = read(file);
            if (lines.isEmpty()) {
                file.truncate(0);
                write(file, freshHeader);
                lines.add(freshHeader);
            }
            return new Journal(file, lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The sandbox can't keep its journal in " + folder + ".", unwritable);
        }
    }

    public ObjectNode header() {
        return header;
    }

    /** Hands over what an earlier run wrote of one sort, in order. */
    public void replay(String sort, Consumer<ObjectNode> reader) {
        for (ObjectNode entry : entries) {
            if (entry.path("sort").asText().equals(sort)) {
                reader.accept(entry);
            }
        }
    }

    public synchronized void append(String sort, ObjectNode entry) {
        entry.put("sort", sort);
        try {
            write(file, entry);
        } catch (IOException full) {
            throw new UncheckedIOException("The sandbox can't write its journal.", full);
        }
    }

    /** Forgets everything that has happened. */
    public synchronized void restart(ObjectNode freshHeader) {
        try {
            file.truncate(0);
            write(file, freshHeader);
            header = freshHeader;
            entries.clear();
        } catch (IOException full) {
            throw new UncheckedIOException("The sandbox can't write its journal.", full);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException("The sandbox can't close its journal.", unclosed);
        }
    }

    private static void write(FileChannel file, ObjectNode line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Json.bytes(line));
        bytes.write('\n');
        file.position(file.size());
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        file.force(false);
    }

    private static List<ObjectNode> read(FileChannel file) throws IOException {
        byte[] all = new byte[Math.toIntExact(file.size())];
        ByteBuffer buffer = ByteBuffer.wrap(all);
        while (buffer.hasRemaining() && file.read(buffer) >= 0) {
            // reads until the whole file is in the buffer
        }
        List<ObjectNode> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == '\n') {
                lines.add((ObjectNode) Json.read(java.util.Arrays.copyOfRange(all, start, i)));
                start = i + 1;
            }
        }
        file.truncate(start);
        return lines;
    }
}
