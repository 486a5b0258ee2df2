package com.plumbline.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event as its handler gets it.
 *
 * @param id      the same for every delivery, also after a replay
 * @param data    never {@code null}; a JSON null when there is none
 * @param at      when it was published; for later work, when it was due
 * @param attempt 1 for the first delivery to this handler
 */
public record Event(long id, String type, String subject, JsonNode data, Instant at, int attempt) {}
