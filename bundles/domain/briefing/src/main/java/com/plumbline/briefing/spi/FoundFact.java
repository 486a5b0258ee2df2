package com.plumbline.briefing.spi;

import java.time.Instant;

/**
 * One thing that a source knows.
 *
 * @param label      what is told, in the words of {@link #AGE_OF_HOME} where it is that
 * @param value      in plain words, {@code Built in 1987}
 * @param source     short note a person understands, {@code county register, 2024}
 * @param at         when the source knew it
 * @param expiresAt  when it is no longer to be relied on; {@code null}: as usual
 */
public record FoundFact(Category category, String label, String value, String source, Confidence confidence, Instant at, Instant expiresAt) {

    /** What a fact is about. */
    public enum Category { PERSONAL, FAMILY, HOME }

    /** How sure it is. */
    public enum Confidence { HIGH, MEDIUM, LOW }

    /** Label under which the writers look for the year in which a home was built; the value holds the year. */
    public static final String AGE_OF_HOME = "Age of home";
}
