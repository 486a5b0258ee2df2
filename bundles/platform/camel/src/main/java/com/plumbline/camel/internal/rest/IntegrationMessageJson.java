package com.plumbline.camel.internal.rest;

import com.plumbline.camel.internal.log.IntegrationMessageEntity;
import com.plumbline.camel.internal.log.IntegrationMessages;
import com.plumbline.kernel.Ids;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * One call to or from a vendor.
 *
 * @param direction  {@code outbound inbound}
 * @param operation  {@code servicetitan.export-customers}
 * @param status     {@code ok failed retrying}
 * @param httpStatus 0 when there was no answer
 * @param request    method and address, without what identifies a person
 */
public record IntegrationMessageJson(String id, Instant at, String plugin, String direction, String operation, String status, int httpStatus,
        long millis, int attempts, @Nullable String request, @Nullable String error, boolean replayable) {

    static IntegrationMessageJson of(IntegrationMessageEntity message) {
        return new IntegrationMessageJson(Ids.text(IntegrationMessages.PREFIX, message.id()), message.at(), message.plugin(), message.direction(),
                message.operation(), message.status(), message.httpStatus(), message.millis(), message.attempts(), message.request(),
                message.error(), message.replayable());
    }
}
