package com.plumbline.simulators.internal.smtp;

import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import java.util.Optional;

/** Who may send: the appliance's operator, and each pretend company. */
public final class Accounts {

    /** The operator's account. */
    public static final String PLATFORM = "platform";

    private final Companies companies;

    public Accounts(Companies companies) {
        this.companies = companies;
    }

    public String password(Company company) {
        return "mail-" + company.credentials().authToken();
    }

    /** Derived from the first company's keys, so that another seed has another one. */
    public String platformPassword() {
        return "mail-" + companies.all().get(0).credentials().accountSid();
    }

    boolean knows(String user, String password) {
        Optional<String> wanted = user.equals(PLATFORM) ? Optional.of(platformPassword()) : companies.byKey(user).map(this::password);
        return wanted.filter(password::equals).isPresent();
    }
}
