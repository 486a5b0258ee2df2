package com.plumbline.customers;

import java.time.Instant;

/**
 * Which system owns a record.
 *
 * @param system     {@code servicetitan}
 * @param externalId its id there
 * @param at         when our copy was written
 */
public record Origin(String system, String externalId, Instant at) {
}
