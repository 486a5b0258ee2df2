package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.Category;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.internal.BriefingIds;
import com.plumbline.briefing.internal.Profiles;
import com.plumbline.briefing.internal.store.FactEntity;
import com.plumbline.briefing.internal.store.ProfileEntity;
import com.plumbline.customers.PrivacySettings;
import com.plumbline.kernel.NotFound;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A customer's profile as it leaves the appliance.
 *
 * @param state        {@code none enriching ready failed}; while it is enriched again, the former facts stay
 * @param writer       {@code model} or {@code deterministic}, {@code null} before the first time
 * @param writerReason why that one, for people
 * @param wanted       {@code false}: the customer does not want facts about him to be kept
 * @param categories   which the company keeps facts of
 */
public record ProfileJson(String state, @Nullable Instant enrichedAt, @Nullable String writer, @Nullable String writerReason, @Nullable String model,
        @Nullable String error, boolean wanted, PrivacySettings.Categories categories, PrivacySettings.Wordings wordings, List<FactJson> personal,
        List<FactJson> family, List<FactJson> home) {

    /** @param kind {@code records equipment model property manual} @param name short note for people @param at when the source knew it */
    public record SourceJson(String kind, String name, Instant at) {}

    /**
     * @param text          the same as {@code value}
     * @param sourceKind    the same as the kind of {@code source}
     * @param confidence    {@code high medium low}
     * @param expiresAt     {@code null}: when somebody takes it away
     * @param pinned        stays as it is, whatever sources say
     * @param refused       not believed: shown, never used
     * @param corrected     a person has changed what a source said
     * @param conflictsWith ids of facts that contradict it
     */
    public record FactJson(String id, String category, String label, String value, String text, SourceJson source, String sourceKind, String confidence,
            Instant at, @Nullable Instant expiresAt, boolean pinned, boolean refused, boolean corrected, List<String> conflictsWith) {

        static FactJson of(FactEntity row, List<Long> conflicts) {
            Fact fact = row.fact();
            String kind = DeliveryJson.lower(fact.sourceKind());
            return new FactJson(BriefingIds.fact(row.id()), DeliveryJson.lower(fact.category()), fact.label(), fact.value(), fact.value(),
                    new SourceJson(kind, fact.source(), fact.at()), kind, DeliveryJson.lower(fact.confidence()), fact.at(), fact.expiresAt(), row.isPinned(),
                    row.isRefused(), row.isCorrected(), conflicts.stream().map(BriefingIds::fact).toList());
        }
    }

    static ProfileJson of(Profiles.View view, PrivacySettings settings, boolean wanted) {
        ProfileEntity profile = view.profile();
        return new ProfileJson(profile == null ? "none" : DeliveryJson.lower(profile.state()), profile == null ? null : profile.enrichedAt(),
                profile == null ? null : profile.writer(), profile == null ? null : profile.writerReason(), profile == null ? null : profile.model(),
                profile == null ? null : profile.error(), wanted, settings.categories(), settings.wordings(), of(view, Category.PERSONAL),
                of(view, Category.FAMILY), of(view, Category.HOME));
    }

    static FactJson fact(Profiles.View view, long id) {
        return view.facts().stream().filter(row -> row.id() == id).map(row -> FactJson.of(row, view.conflicts().getOrDefault(id, List.of()))).findFirst()
                .orElseThrow(() -> new NotFound("fact", BriefingIds.fact(id)));
    }

    /** What is not believed comes last. */
    private static List<FactJson> of(Profiles.View view, Category category) {
        var conflicts = view.conflicts();
        return view.facts().stream().filter(row -> row.fact().category() == category)
                .sorted(Comparator.comparing(FactEntity::isRefused).thenComparing(row -> !row.isPinned()).thenComparing(FactEntity::id))
                .map(row -> FactJson.of(row, conflicts.getOrDefault(row.id(), List.of()))).toList();
    }
}
