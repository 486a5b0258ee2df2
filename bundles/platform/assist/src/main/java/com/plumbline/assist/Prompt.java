package com.plumbline.assist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A prompt kept as a resource, {@code /prompts/<id>.md}, whose first line is {@code version: <number>}. A changed text gets a
 * higher number, so that an answer can be traced to the words that caused it.
 *
 * @param id      the file's name, {@code briefing.write}
 * @param version from 1
 * @param text    the system prompt
 */
public record Prompt(String id, int version, String text) {

    private static final String MARK = "version:";

    /** @param owner any class of the bundle that holds the resource */
    public static Prompt load(Class<?> owner, String id) {
        String path = "/prompts/" + id + ".md";
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("No prompt " + path + " beside " + owner.getName());
            }
            String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R", 2);
            if (parts.length < 2 || !parts[0].startsWith(MARK)) {
                throw new IllegalArgumentException(path + " does not begin with \"version: <number>\"");
            }
            return new Prompt(id, Integer.parseInt(parts[0].substring(MARK.length()).strip()), parts[1].strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
