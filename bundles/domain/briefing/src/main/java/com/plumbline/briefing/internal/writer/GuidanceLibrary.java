package com.plumbline.briefing.internal.writer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The guidance there is, and which of it fits. Read once; immutable. */
public final class GuidanceLibrary {

    /** What holds for every kind of job. */
    private record Shared(List<Guidance.Kind> equipment, Map<String, List<String>> symptoms, List<Guidance.Rule> watch) {}

    /** Narrow kinds before wide ones: "Water heater maintenance" is about the heater, "Drain inspection" about the drain. */
    private static final List<String> ORDER = List.of("water-heater", "drain", "maintenance", "hvac", "plumbing");
    private static final String OTHER = "other";

    private final Map<String, Guidance> byId;
    private final Shared shared;

    public GuidanceLibrary() {
        ObjectMapper json = new ObjectMapper();
        byId = Stream.concat(ORDER.stream(), Stream.of(OTHER)).collect(Collectors.toMap(id -> id, id -> read(json, id, Guidance.class)));
        shared = read(json, "shared", Shared.class);
    }

    private GuidanceLibrary(Map<String, Guidance> byId, Shared shared) {
        this.byId = byId;
        this.shared = shared;
    }

    /** The same, with a company's own lines for some kinds of jobs. */
    public GuidanceLibrary with(Map<String, GuidanceLines> own) {
        if (own.isEmpty()) {
            return this;
        }
        Map<String, Guidance> mine = new HashMap<>(byId);
        own.forEach((id, lines) -> mine.computeIfPresent(id, (same, shipped) -> shipped.saying(lines)));
        return new GuidanceLibrary(Map.copyOf(mine), shared);
    }

    /** In the order in which job types are held against them. */
    public List<String> kinds() {
        return Stream.concat(ORDER.stream(), Stream.of(OTHER)).toList();
    }

    public Optional<Guidance> of(String kind) {
        return Optional.ofNullable(byId.get(kind));
    }

    /** By the job type; where that says nothing, by the business unit, then by what the customer said. */
    public Guidance forJob(Situation.Visit job) {
        return Stream.of(job.jobType(), job.businessUnit(), job.summary()).flatMap(text -> find(text).stream()).findFirst()
                .orElse(byId.get(OTHER));
    }

    /** The kind of job that a text is about, if any. */
    public Optional<Guidance> find(String text) {
        return ORDER.stream().map(byId::get).filter(each -> Guidance.mentions(text, each.words())).findFirst();
    }

    /** The kind of equipment that a record's type and name are about, if it is a known one. */
    public Optional<Guidance.Kind> kind(String text) {
        return shared.equipment().stream().filter(kind -> Guidance.mentions(text, kind.words())).findFirst();
    }

    /** What price books call a kind of equipment. */
    String sold(String kind) {
        return shared.equipment().stream().filter(each -> each.name().equals(kind)).map(Guidance.Kind::sold).findFirst().orElse(kind);
    }

    /** All kinds a text is about. */
    Set<String> kinds(String text) {
        return shared.equipment().stream().filter(kind -> Guidance.mentions(text, kind.words())).map(Guidance.Kind::name).collect(Collectors.toSet());
    }

    /** What the customer complains about: {@code leak}, {@code no-heat}. */
    Set<String> symptoms(String text) {
        Set<String> found = new HashSet<>();
        shared.symptoms().forEach((symptom, words) -> {
            if (Guidance.mentions(text, words)) {
                found.add(symptom);
            }
        });
        return found;
    }

    List<Guidance.Rule> watchAlways() {
        return shared.watch();
    }

    private static <T> T read(ObjectMapper json, String id, Class<T> type) {
        try (InputStream in = GuidanceLibrary.class.getResourceAsStream("/guidance/" + id + ".json")) {
            return json.readValue(in, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("guidance/" + id + ".json", unreadable);
        }
    }
}
