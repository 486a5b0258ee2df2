package com.plumbline.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event that a handler could not handle.
 *
 * @param id       of this entry; one event may have several, one per handler
 * @param handler  name of the handler
 * @param at       when the event was published
 * @param failedAt when it was set aside
 * @param attempts how often it was tried
 * @param error    the last failure, for people; at most 2,000 characters
 */
public record DeadLetter(long id, long eventId, String handler, String type, String subject, JsonNode data, Instant at,
        Instant failedAt, int attempts, String error) {}
