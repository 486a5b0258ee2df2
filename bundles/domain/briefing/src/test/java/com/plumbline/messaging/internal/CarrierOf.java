package com.plumbline.messaging.internal;

import com.plumbline.messaging.spi.SmsCarrier;
import java.util.List;

/** Lets tests of other bundles send through the real messaging, by a carrier of theirs. */
public final class CarrierOf {

    private CarrierOf() {}

    public static Carriers only(SmsCarrier carrier) {
        return new Carriers(List.of(carrier));
    }
}
