package com.plumbline.jobs;

import java.time.LocalDate;

/**
 * Which jobs to list.
 *
 * @param from       first day, in the company's zone
 * @param to         day after the last
 * @param text       words in number, customer, address, job type, technician or summary; {@code null} for all
 * @param status     {@code null} for all
 * @param technician {@code null} for all
 */
public record JobQuery(LocalDate from, LocalDate to, String text, String status, TechnicianId technician) {
}
