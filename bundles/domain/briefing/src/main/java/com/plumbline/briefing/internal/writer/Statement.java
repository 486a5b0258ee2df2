package com.plumbline.briefing.internal.writer;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * One line of a briefing with what it rests on.
 *
 * @param section {@code summary offers positioning starters watch history equipment}
 * @param text    the line; of an offer its title
 * @param sources at least one, the closest first
 */
public record Statement(String section, String text, List<Source> sources) {

    /**
     * @param kind  {@code job equipment visit membership estimate note fact price customer guidance model}
     * @param id    of the record, to open it; {@code null} when there is none to open
     * @param label what it says there, short
     */
    public record Source(String kind, @Nullable String id, String label) {}
}
