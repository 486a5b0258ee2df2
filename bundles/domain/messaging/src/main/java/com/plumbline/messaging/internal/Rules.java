package com.plumbline.messaging.internal;

import java.util.List;

/**
 * A company's rules for messages.
 *
 * @param carriers         plug-in ids in the order to try; carriers that are not named come after, in order of service ranking
 * @param holdsOperational whether quiet hours hold operational messages too
 */
record Rules(List<String> carriers, QuietHours quietHours, boolean holdsOperational) {

    static final Rules USUAL = new Rules(List.of(), QuietHours.USUAL, false);
}
