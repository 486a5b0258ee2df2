package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.Category;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.BriefingIds;
import com.plumbline.briefing.internal.Profiles;
import com.plumbline.briefing.internal.store.FactEntity;
import com.plumbline.briefing.internal.store.ProfileEntity;
import java.time.Instant;
import java.util.List;

/**
 * A customer's profile as it leaves the appliance.
 *
 * @param state        {@code none enriching ready failed}; while it is enriched again, the former facts stay
 * @param writer       {@code model} or {@code deterministic}, {@code null} before the first time
 * @param writerReason why that one, for people
 */
public record ProfileJson(String state, Instant enrichedAt, String writer, String writerReason, String model, String error, List<FactJson> personal,
        List<FactJson> family, List<FactJson> home) {

    /** @param sourceKind {@code records equipment model property manual} @param confidence {@code high medium low} */
    public record FactJson(String id, String label, String value, String source, String sourceKind, String confidence, Instant at) {

        static FactJson of(FactEntity row) {
            Fact fact = row.fact();
            return new FactJson(BriefingIds.fact(row.id()), fact.label(), fact.value(), fact.source(), DeliveryJson.lower(fact.sourceKind()),
                    DeliveryJson.lower(fact.confidence()), fact.at());
        }
    }

    static ProfileJson of(Profiles.View view) {
        ProfileEntity profile = view.profile();
        return new ProfileJson(profile == null ? "none" : DeliveryJson.lower(profile.state()), profile == null ? null : profile.enrichedAt(),
                profile == null ? null : profile.writer(), profile == null ? null : profile.writerReason(), profile == null ? null : profile.model(),
                profile == null ? null : profile.error(), of(view, Category.PERSONAL), of(view, Category.FAMILY), of(view, Category.HOME));
    }

    private static List<FactJson> of(Profiles.View view, Category category) {
        return view.facts().stream().filter(row -> row.fact().category() == category).map(FactJson::of).toList();
    }
}
