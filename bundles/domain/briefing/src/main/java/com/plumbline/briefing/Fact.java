package com.plumbline.briefing;

import java.time.Instant;

/**
 * One thing known about a customer, fit to be shown.
 *
 * @param label     what is told, {@code Age of home}
 * @param value     in plain words, {@code built about 1987}
 * @param source    short note a person understands, {@code 3 jobs since 2022}
 * @param at        when the source knew it
 * @param expiresAt when it is no longer to be relied on; {@code null}: as usual for such a source
 */
public record Fact(Category category, String label, String value, String source, SourceKind sourceKind, Confidence confidence,
        Instant at, Instant expiresAt) {

    /** Label of the fact that the writers look for; its value holds a year. */
    public static final String AGE_OF_HOME = "Age of home";

    /** One that expires as usual. */
    public Fact(Category category, String label, String value, String source, SourceKind sourceKind, Confidence confidence, Instant at) {
        this(category, label, value, source, sourceKind, confidence, at, null);
    }
}
