package com.plumbline.customers;

import jakarta.annotation.Nullable;

/**
 * What a company has decided about personal data.
 *
 * @param legalBasis    {@code consent}, {@code legitimate-interest} or {@code contract}
 * @param disclosure    what the company tells its customers about it, in its own words
 * @param categories    what may be found out and kept
 * @param wordings      what is told about each category; a missing one is the usual
 * @param retentionDays how long what was found is kept when nothing finds it again, 30 to 3650
 */
public record PrivacySettings(String legalBasis, String disclosure, Categories categories, @Nullable Wordings wordings, int retentionDays) {

    /** A category that is off is not asked for, not stored and not told. */
    public record Categories(boolean home, boolean family, boolean personal) {}

    public record Wordings(@Nullable String home, @Nullable String family, @Nullable String personal) {}

    /** Until the company decides: everything our records tell, kept for two years. */
    public static PrivacySettings usual() {
        return new PrivacySettings("legitimate-interest", "We keep what helps us to serve your home well: its equipment, our work there, and what you"
                + " told us. Ask us at any time what we hold, have it corrected or erased, or say that you do not want it.",
                new Categories(true, true, true), usualWordings(), 730);
    }

    public static Wordings usualWordings() {
        return new Wordings("Your home and its equipment, from our work there and from public property records.",
                "Who is at home and when, as you told us, so that we come at a good time.",
                "How you like to be reached and what you like to talk about, as you told us.");
    }
}
