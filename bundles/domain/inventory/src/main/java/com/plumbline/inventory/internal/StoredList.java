package com.plumbline.inventory.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.rest.Json;
import java.io.UncheckedIOException;

/** Lists that a mirror keeps as JSON. */
final class StoredList {

    private StoredList() {
    }

    static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("A mirrored list is no JSON", broken);
        }
    }
}
