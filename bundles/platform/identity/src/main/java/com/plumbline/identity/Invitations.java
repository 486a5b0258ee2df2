package com.plumbline.identity;

import com.plumbline.kernel.TenantId;
import java.time.Instant;
import java.util.List;

/** People who are asked to join a company: nobody but the invited person ever knows his password. A service. */
public interface Invitations {

    /** Newest first, those that can still be accepted. */
    List<Invitation> list(TenantId tenant);

    /**
     * Mails a link that is good for seven days and one use. Inviting the same e-mail again replaces the invitation and its link.
     *
     * @throws com.plumbline.kernel.RuleViolation {@code user.invalid} with fields, {@code user.email-taken}, {@code user.role}
     */
    Invitation invite(Caller who, String email, String name, Role role);

    /** @throws com.plumbline.kernel.NotFound {@code invitation.unknown} */
    void withdraw(Caller who, String id);

    /**
     * Makes the person a user.
     *
     * @param name     as he writes himself; {@code null} keeps what the invitation says
     * @throws com.plumbline.kernel.RuleViolation {@code invitation.token}, {@code user.invalid} with fields, {@code user.email-taken}
     * @throws Sessions.Refused                   {@code session.throttled}
     */
    User accept(String token, String name, String password, Sessions.From from);

    record Invitation(String id, String email, String name, Role role, String invitedBy, Instant createdAt, Instant expiresAt) {}
}
