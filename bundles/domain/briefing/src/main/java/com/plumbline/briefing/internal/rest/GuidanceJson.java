package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.Guidances.Edition;
import com.plumbline.briefing.internal.writer.Guidance;
import com.plumbline.briefing.internal.writer.Guidance.Rule;
import com.plumbline.briefing.internal.writer.GuidanceLibrary;
import com.plumbline.briefing.internal.writer.GuidanceLines;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * The guidance for a kind of job.
 *
 * @param version 0: as shipped and never changed
 * @param own     whether the company has its own lines; else those that were shipped
 * @param blanks  what a text may leave open in braces
 * @param signs   conditions that a line may have
 */
public record GuidanceJson(String kind, String name, int version, boolean own, @Nullable String changedBy, @Nullable Instant changedAt, List<Rule> offers,
        List<Rule> positioning, List<Rule> starters, List<Rule> watch, List<String> blanks, List<String> signs) {

    /** @param version the one that was changed */
    public record ChangeJson(int version, @Nullable List<Rule> offers, @Nullable List<Rule> positioning, @Nullable List<Rule> starters, @Nullable List<Rule> watch) {

        GuidanceLines lines() {
            return new GuidanceLines(offers, positioning, starters, watch);
        }
    }

    public record KindJson(String kind, String name, int version, boolean own, @Nullable String changedBy, @Nullable Instant changedAt) {

        static KindJson of(Edition edition, GuidanceLibrary shipped) {
            return new KindJson(edition.kind(), shipped.of(edition.kind()).orElseThrow().name(), edition.version(), edition.own() != null, edition.changedBy(),
                    edition.changedAt());
        }
    }

    static GuidanceJson of(Edition edition, GuidanceLibrary library) {
        Guidance shipped = library.of(edition.kind()).orElseThrow();
        GuidanceLines lines = edition.own() != null ? edition.own() : shipped.lines();
        return new GuidanceJson(edition.kind(), shipped.name(), edition.version(), edition.own() != null, edition.changedBy(), edition.changedAt(), lines.offers(),
                lines.positioning(), lines.starters(), lines.watch(), GuidanceLines.BLANKS, GuidanceLines.SIGNS);
    }
}
