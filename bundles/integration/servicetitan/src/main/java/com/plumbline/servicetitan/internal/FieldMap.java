package com.plumbline.servicetitan.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The field map as read from {@code OSGI-INF/servicetitan/field-map.json}: what is read where, and what becomes of each field. */
final class FieldMap {

    /**
     * @param feed       export feed, {@code null} where the vendor has none
     * @param list       list, {@code null} where the vendor has none over all records
     * @param listQuery  makes the list show inactive records too
     * @param listRecord field of a list's item that holds the record, {@code null} for the item itself
     */
    record EntityMap(String entity, String document, String feed, String list, String listQuery, String listRecord, String id,
            String modifiedAt, String active, String note, List<FieldRule> fields) {}

    /**
     * @param from      path in the vendor's record, {@code address.city}, {@code categories.0.name}
     * @param to        our field
     * @param type      {@code text html integer decimal bool money instant date seconds ref json items lookup}
     * @param required  without it there is no record
     * @param otherwise path to read when {@code from} is empty
     * @param values    vendor's word to ours; others are kept
     * @param of        for {@code items}: the fields of each
     * @param in        for {@code lookup}: which
     */
    record FieldRule(String from, String to, String type, boolean required, String otherwise, Map<String, String> values,
            List<FieldRule> of, String in) {}

    /** Names behind ids. */
    record Lookup(List<Source> lists, String key, String value) {
        record Source(String document, String path, String query) {}
    }

    private record File(String system, String title, String source, Map<String, Lookup> lookups, List<EntityMap> entities) {}

    private static final String PATH = "/OSGI-INF/servicetitan/field-map.json";

    private final JsonNode document;
    private final Map<String, Lookup> lookups;
    private final Map<String, EntityMap> entities = new LinkedHashMap<>();

    private FieldMap(JsonNode document, File file) {
        this.document = document;
        this.lookups = file.lookups();
        file.entities().forEach(each -> entities.put(each.entity(), each));
    }

    static FieldMap read() {
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (InputStream in = FieldMap.class.getResourceAsStream(PATH)) {
            JsonNode document = mapper.readTree(in);
            return new FieldMap(document, mapper.treeToValue(document, File.class));
        } catch (IOException e) {
            throw new UncheckedIOException(PATH + " cannot be read", e);
        }
    }

    JsonNode document() {
        return document;
    }

    Map<String, EntityMap> entities() {
        return entities;
    }

    /** @throws IllegalArgumentException for an entity that is not mapped */
    EntityMap entity(String name) {
        EntityMap entity = entities.get(name);
        if (entity == null) {
            throw new IllegalArgumentException("ServiceTitan has no " + name);
        }
        return entity;
    }

    Map<String, Lookup> lookups() {
        return lookups;
    }
}
