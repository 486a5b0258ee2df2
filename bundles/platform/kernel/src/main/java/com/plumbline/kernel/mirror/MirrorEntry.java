package com.plumbline.kernel.mirror;

import java.time.Instant;

/**
 * What reconciliation compares of one record.
 *
 * @param cents the amount that the entity is summed by, {@code null} where it has none
 */
public record MirrorEntry(String externalId, Instant modifiedAt, Long cents) {}
