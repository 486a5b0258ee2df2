package com.plumbline.briefing.internal;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;

/** Text forms of this bundle's ids. */
public final class BriefingIds {

    private static final String BRIEFING = "bri";
    private static final String DELIVERY = "dlv";
    private static final String FACT = "fct";

    private BriefingIds() {}

    public static String briefing(long id) {
        return Ids.text(BRIEFING, id);
    }

    /** @throws NotFound {@code briefing.unknown} */
    public static long briefing(String text) {
        return Ids.parse(BRIEFING, text).orElseThrow(() -> new NotFound("briefing", text));
    }

    public static String delivery(long id) {
        return Ids.text(DELIVERY, id);
    }

    public static boolean isDelivery(String text) {
        return Ids.parse(DELIVERY, text).isPresent();
    }

    /** @throws NotFound {@code delivery.unknown} */
    public static long delivery(String text) {
        return Ids.parse(DELIVERY, text).orElseThrow(() -> new NotFound("delivery", text));
    }

    public static String fact(long id) {
        return Ids.text(FACT, id);
    }

    /** @throws NotFound {@code fact.unknown} */
    public static long fact(String text) {
        return Ids.parse(FACT, text).orElseThrow(() -> new NotFound("fact", text));
    }
}
