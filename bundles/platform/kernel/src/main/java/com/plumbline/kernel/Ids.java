package com.plumbline.kernel;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Time-sorted 64-bit ids and their text form, {@code prefix_0HZX4ANM5C7T2}: a prefix that names the thing and 13 Crockford
 * characters. Tables hold the number, JSON and URLs hold the text.
 */
public final class Ids {

    private Ids() {}

    /** A new id, larger than those made before it on this node, safe to make from many threads. */
    public static long next() {
        return TsidCreator.getTsid256().toLong();
    }

    /**
     * The id of a record that another system owns: always the same for the same record, so a page that is mirrored twice
     * writes the same row twice and a reference can be stored before its target has arrived.
     *
     * <p>The first 63 bits of SHA-256 over {@code system:entity:externalId}. A table that uses it keeps
     * {@code (system, external_id)} unique beside it, so that a collision is an error and never a mixed-up record.
     */
    public static long external(String system, String entity, String externalId) {
        byte[] digest = sha256(system + ':' + entity + ':' + externalId);
        return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
    }

    public static String text(String prefix, long id) {
        return prefix + '_' + Tsid.from(id);
    }

    /**
     * Reads an id back from its text form.
     *
     * @return empty when the text has another prefix or is no id at all; callers answer "unknown", never "malformed"
     */
    public static Optional<Long> parse(String prefix, String text) {
        if (text == null || !text.startsWith(prefix + '_')) {
            return Optional.empty();
        }
        String tail = text.substring(prefix.length() + 1);
        return Tsid.isValid(tail) ? Optional.of(Tsid.from(tail).toLong()) : Optional.empty();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
