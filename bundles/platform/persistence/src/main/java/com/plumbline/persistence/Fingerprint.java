package com.plumbline.persistence;

import java.math.BigDecimal;

/** Tells whether a row says the same as before: 64-bit FNV-1a over the text of each value, values kept apart. */
final class Fingerprint {

    private long state = 0xcbf29ce484222325L;

    /** {@code 1.50} and {@code 1.5} are the same. */
    void add(Object value) {
        if (value == null) {
            mix(0xFFFF);
        } else {
            String text = value instanceof BigDecimal decimal ? decimal.stripTrailingZeros().toPlainString() : value.toString();
            for (int i = 0; i < text.length(); i++) {
                mix(text.charAt(i));
            }
        }
        mix(0x1F);
    }

    /** Never 0, which marks a row to be written again. */
    long value() {
        return state == 0 ? 1 : state;
    }

    private void mix(int unit) {
        state = (state ^ unit) * 0x100000001b3L;
    }
}
