package com.plumbline.events.internal.delivery;

import java.time.Instant;

/**
 * One event on its way to one handler: a row of {@code event_delivery}.
 *
 * @param id       order within the channel
 * @param attempts how often it has failed
 */
record Delivery(long id, long eventId, String handler, String type, String subject, String data, Instant at, int attempts) {}
