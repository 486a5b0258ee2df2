package com.plumbline.sync.spi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entities that can be mirrored and their fields, read from {@code sync/entities.json}, in pull order. */
public final class MirrorEntities {

    /**
     * @param name     canonical, as in {@link com.plumbline.kernel.mirror.Mirror#entity()}
     * @param scopes   the narrower scopes that include it; everything includes all
     * @param windowed whether {@link SyncScope.Kind#JOBS} leaves old records out
     * @param cents    the money field that is summed, or {@code null}
     */
    public record Entity(String name, String label, Set<SyncScope.Kind> scopes, boolean windowed, String cents, List<Field> fields) {
    }

    /**
     * @param type {@code text integer decimal bool instant date money json} or {@code ref}
     * @param to   for {@code ref}: the entity whose external id the value is, else {@code null}
     */
    public record Field(String name, String type, String to, List<String> values, String note) {
    }

    private record File(List<Entity> entities) {
    }

    private static final Map<String, Entity> ALL = read();

    private MirrorEntities() {}

    public static List<Entity> all() {
        return List.copyOf(ALL.values());
    }

    /** @throws IllegalArgumentException for a name that is not in the list */
    public static Entity get(String name) {
        Entity entity = ALL.get(name);
        if (entity == null) {
            throw new IllegalArgumentException("No entity is called " + name + "; the names are " + ALL.keySet());
        }
        return entity;
    }

    private static Map<String, Entity> read() {
        try (InputStream in = MirrorEntities.class.getResourceAsStream("/sync/entities.json")) {
            Map<String, Entity> all = new LinkedHashMap<>();
            new ObjectMapper().readValue(in, File.class).entities().forEach(each -> all.put(each.name(), each));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("sync/entities.json cannot be read", e);
        }
    }
}
