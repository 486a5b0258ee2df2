package com.plumbline.identity;

import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import java.time.ZoneId;

/**
 * A company to be made.
 *
 * @param id      may be {@code null}: then made from the name
 * @param sandbox a pretend company, marked as such on every screen
 */
public record NewCompany(TenantId id, String name, ZoneId zone, Company.State state, boolean sandbox) {

    public static NewCompany active(String name, ZoneId zone) {
        return new NewCompany(null, name, zone, Company.State.ACTIVE, false);
    }
}
