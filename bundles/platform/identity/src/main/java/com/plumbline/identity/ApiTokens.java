package com.plumbline.identity;

import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens for programs: {@code plt_} and 43 characters, of which the table holds a hash. A service. */
public interface ApiTokens {

    /** Newest first, without the secrets. */
    List<ApiToken> list(TenantId tenant);

    /** @throws com.plumbline.kernel.RuleViolation {@code token.invalid} with fields, {@code user.role} for a role above the caller's */
    Created create(Caller who, String name, Role role);

    /** @throws com.plumbline.kernel.NotFound {@code token.unknown} */
    void revoke(Caller who, String id);

    /** Who a token speaks for, as long as it is not revoked. Cached for some seconds; cheap. */
    Optional<Caller> find(String secret);

    /** @param lastUsedAt to the minute, {@code null} when never */
    record ApiToken(String id, String name, Role role, Instant createdAt, Instant lastUsedAt) {}

    /** @param secret shown once, never stored or logged */
    record Created(ApiToken token, String secret) {
        @Override
        public String toString() {
            return "Created[" + token.id() + "]";
        }
    }
}
