package com.plumbline.identity;

/** A person's own password: changed with the old one, or set anew by a link when it is forgotten. A service. */
public interface OwnPassword {

    /**
     * Changes it, ends the person's other sessions and tells him by mail.
     *
     * @param keep the session that goes on, {@code ses_…}
     * @throws com.plumbline.kernel.RuleViolation {@code password.wrong}, {@code user.invalid} with fields
     * @throws Sessions.Refused                   {@code session.throttled}
     */
    void change(Caller who, String current, String password, String keep, Sessions.From from);

    /**
     * Mails a link that is good for an hour and one use, if there is such an active person; returns at once either way, and
     * nothing in the answer or its time tells which. An earlier link stops working.
     *
     * @throws Sessions.Refused {@code session.throttled}: 5 an hour for an e-mail, 20 for an address
     */
    void forgotten(String email, Sessions.From from);

    /**
     * Sets it by the link's token, ends all sessions of the person and tells him by mail.
     *
     * @throws com.plumbline.kernel.RuleViolation {@code reset.token}, {@code user.invalid} with fields
     */
    void reset(String token, String password, Sessions.From from);
}
