package com.plumbline.identity;

import com.plumbline.kernel.Company;
import java.time.ZoneId;

/**
 * The first minutes of an appliance: there is no default password, there is a one-time link. A service.
 *
 * <p>While no company exists the appliance keeps a set-up token; its link lies in {@code DIR/setup-link}, readable by the
 * appliance's own user only, and its hash in the table.
 */
public interface SetUp {

    boolean needed();

    /** A fresh link path, {@code /setup#<token>}; older ones stop working. Also written to {@code DIR/setup-link}. */
    String newLink();

    /**
     * Makes the first company and its owner, and uses the token up.
     *
     * @throws com.plumbline.kernel.RuleViolation {@code setup.done}, {@code setup.token}, {@code company.invalid}, {@code user.invalid}
     */
    Done complete(String token, String company, ZoneId zone, Users.NewUser owner);

    record Done(Company company, User owner) {}
}
