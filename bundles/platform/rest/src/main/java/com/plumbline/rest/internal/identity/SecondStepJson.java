package com.plumbline.rest.internal.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Sessions.Proof;
import com.plumbline.rest.Fields;
import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.stream.Stream;

/** The second step of a sign-in: the ticket and exactly one proof. */
public record SecondStepJson(String ticket, @Nullable String code, @Nullable String recoveryCode, @Nullable JsonNode passkey) {

    /** @throws com.plumbline.kernel.RuleViolation {@code request.invalid} with fields */
    public String checkedTicket() {
        Fields.of().text("ticket", ticket, 1, 100)
                .when(Stream.of(code, recoveryCode, passkey).filter(Objects::nonNull).count() != 1, "code", "give exactly one of code, recoveryCode, passkey")
                .when(code != null && code.length() > 20, "code", "is too long")
                .when(recoveryCode != null && recoveryCode.length() > 60, "recoveryCode", "is too long").refuse();
        return ticket;
    }

    public Proof proof() {
        return new Proof(code, recoveryCode, passkey);
    }

    @Override
    public String toString() {
        return "SecondStepJson";
    }
}
