package com.plumbline.simulators.internal.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The word lists that the pretend companies are made of: files beside this class' package, one entry a line. */
final class Vocabulary {

    private static final String FOLDER = "/com/plumbline/simulators/vocabulary/";

    private Vocabulary() {
    }

    static List<String> lines(String file) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("The simulators' word list " + file + " is missing from the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String[]> table(String file, char separator) {
        String pattern = java.util.regex.Pattern.quote(String.valueOf(separator));
        return lines(file).stream().map(line -> line.split(pattern, -1)).toList();
    }

    /** Lines under their {@code [heading]}. */
    static Map<String, List<String>> sections(String file) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines(file)) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), current);
            } else {
                current.add(line);
            }
        }
        return sections;
    }
}
