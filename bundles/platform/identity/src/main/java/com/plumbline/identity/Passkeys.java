package com.plumbline.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** Passkeys (WebAuthn level 2): the key stays in the person's device, the table has the public half. A service. */
public interface Passkeys {

    /** Newest first. */
    List<Passkey> list(String userId);

    /** {@code PublicKeyCredentialCreationOptions} as JSON; good for five minutes and one use. */
    JsonNode creation(Caller who);

    /**
     * @param credential what {@code navigator.credentials.create} gave, as {@code toJSON()} writes it
     * @throws com.plumbline.kernel.RuleViolation {@code passkey.invalid} with a field, {@code passkey.too-many} above ten
     */
    Passkey add(Caller who, String name, JsonNode credential, Sessions.From from);

    /** Tells the owner by mail. @throws com.plumbline.kernel.NotFound {@code passkey.unknown} */
    void remove(Caller who, String id, Sessions.From from);

    /**
     * {@code PublicKeyCredentialRequestOptions} for signing in.
     *
     * @param ticket of a second step, whose person's passkeys are then named; {@code null}: whichever passkey the device offers
     * @throws Sessions.Refused {@code session.ticket}
     */
    Request request(String ticket, Sessions.From from);

    /** @param lastUsedAt {@code null} until the first sign-in */
    record Passkey(String id, String name, Instant createdAt, Instant lastUsedAt) {}

    record Request(String ticket, JsonNode options) {
        @Override
        public String toString() {
            return "Request";
        }
    }
}
