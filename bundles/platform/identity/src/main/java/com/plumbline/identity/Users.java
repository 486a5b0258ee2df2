package com.plumbline.identity;

import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;

/** The people of a company. A service. Another company's users are unknown here, never forbidden. */
public interface Users {

    /** By name; {@code query} (may be {@code null}) looks in name and e-mail. */
    Page<User> find(TenantId tenant, String query, Page.Request page);

    /** @throws com.plumbline.kernel.NotFound {@code user.unknown} */
    User get(TenantId tenant, String id);

    /** Whether somebody signs in with this address, wherever; for the appliance itself, never to be told to a caller. */
    boolean isKnown(String email);

    /** Whether {@link #create} would take it, as far as form goes: {@code user.invalid} with fields. */
    void check(NewUser user);

    /**
     * @throws com.plumbline.kernel.RuleViolation {@code user.invalid} with fields (name, e-mail, a password of 12 to 128
     *         characters that is not the e-mail or a well-known one), {@code user.email-taken}
     */
    User create(Caller who, TenantId tenant, NewUser user);

    /**
     * Changes what is not {@code null}. A changed password or role, or an inactive user, ends his sessions.
     *
     * @throws com.plumbline.kernel.RuleViolation {@code user.last-owner} when the company would have no active owner left,
     *         {@code user.role} when the caller would give or change a role above his own
     */
    User change(Caller who, TenantId tenant, String id, Change change);

    /** The password is in clear and never stored or logged; {@code toString} leaves it out. */
    record NewUser(String name, String email, Role role, String password) {
        @Override
        public String toString() {
            return "NewUser[" + role + "]";
        }
    }

    /** Every part may be {@code null}: unchanged. */
    record Change(String name, Role role, Boolean active, String password) {
        @Override
        public String toString() {
            return "Change[role=" + role + ", active=" + active + "]";
        }
    }
}
