package com.plumbline.rest;

import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as it crosses the door: ISO times, {@code Money} as amount and currency, unknown and doubled input fields refused. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonShape.mapper();

    private Json() {}

    /** Shared and safe for many threads; do not configure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
