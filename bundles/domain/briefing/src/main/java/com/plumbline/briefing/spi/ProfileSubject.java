package com.plumbline.briefing.spi;

/**
 * Whom and which home a source is asked about; nothing else about the customer leaves.
 *
 * @param customer id, {@code cus_…}
 * @param name     as on record
 * @param street   of the location served most recently; the address parts may be empty
 */
public record ProfileSubject(String customer, String name, boolean commercial, String street, String city, String state, String zip,
        String country) {}
