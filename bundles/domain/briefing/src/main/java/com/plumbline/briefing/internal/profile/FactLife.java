package com.plumbline.briefing.internal.profile;

import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.customers.PrivacySettings;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a fact is kept. What a person entered stays until he says otherwise; a model's reading ages faster than a register; and
 * nothing that was found outlives the company's retention unless it is found again.
 */
public final class FactLife {

    private static final Duration MODEL = Duration.ofDays(180);
    private static final Duration PROPERTY = Duration.ofDays(365);

    private FactLife() {}

    /** @param keptAt when it was last found */
    public static Fact limited(Fact fact, Instant keptAt, PrivacySettings settings) {
        return new Fact(fact.category(), fact.label(), fact.value(), fact.source(), fact.sourceKind(), fact.confidence(), fact.at(), expiry(fact, keptAt, settings));
    }

    private static Instant expiry(Fact fact, Instant keptAt, PrivacySettings settings) {
        if (fact.sourceKind() == SourceKind.MANUAL) {
            return fact.expiresAt();
        }
        Instant longest = keptAt.plus(Duration.ofDays(settings.retentionDays()));
        Instant own = fact.expiresAt() != null ? fact.expiresAt() : switch (fact.sourceKind()) {
            case MODEL -> keptAt.plus(MODEL);
            case PROPERTY -> keptAt.plus(PROPERTY);
            default -> longest;
        };
        return own.isBefore(longest) ? own : longest;
    }
}
