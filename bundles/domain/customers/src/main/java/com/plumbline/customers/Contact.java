package com.plumbline.customers;

/**
 * One way to reach a customer or somebody at a location.
 *
 * @param id    {@code con_…}
 * @param type  {@code phone mobile email fax}
 * @param value as the source writes it
 * @param memo  "work", "his mother"; may be {@code null}
 */
public record Contact(String id, String type, String value, String memo) {
}
