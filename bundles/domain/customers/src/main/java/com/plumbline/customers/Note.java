package com.plumbline.customers;

import java.time.Instant;

/**
 * What somebody wrote about a customer, a location or a job.
 *
 * @param id     {@code nte_…}
 * @param author name of the person; {@code null} when the source does not say
 * @param source {@code plumbline}, or the system it is mirrored from
 */
public record Note(String id, String text, boolean pinned, Instant at, String author, String source) {
}
