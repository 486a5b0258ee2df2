package com.plumbline.events.internal;

import java.time.Instant;

/**
 * An event in the outbox.
 *
 * @param id      of its row there; order of publication
 * @param eventId what handlers see; another number than {@code id} for a replay
 * @param data    JSON text or {@code null}
 * @param only    the one handler it is for, {@code null} for all that want it
 */
public record Published(long id, long eventId, String type, String subject, String data, Instant at, String only) {}
