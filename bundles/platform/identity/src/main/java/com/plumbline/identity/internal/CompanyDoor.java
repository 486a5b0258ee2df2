package com.plumbline.identity.internal;

import com.plumbline.identity.Role;
import com.plumbline.identity.User;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import java.util.Optional;

/** For whom a company's door opens: everybody while it is active, those who run it while it waits or is switched off, nobody once declined. */
final class CompanyDoor {

    private CompanyDoor() {}

    static boolean opensFor(User user, Companies companies) {
        if (user.tenant().isPlatform()) {
            return true;
        }
        Optional<Company> company = companies.find(user.tenant());
        return company.isPresent() && switch (company.get().state()) {
            case ACTIVE -> true;
            case PENDING, SUSPENDED, CLOSING -> user.role() == Role.OWNER || user.role() == Role.ADMIN;
            case DECLINED -> false;
        };
    }
}
