package com.plumbline.tenancy.internal;

import com.plumbline.identity.PublicAddress;
import com.plumbline.identity.Role;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.Mail;
import com.plumbline.mail.MailTemplate;
import com.plumbline.mail.NewMail;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The mails of a company's life. The platform sends them, whatever the company's state. */
@Component(service = Letters.class)
public class Letters {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    private final Mail mail;
    private final Users users;
    private final PublicAddress address;

    @Activate
    public Letters(@Reference Mail mail, @Reference Users users, @Reference PublicAddress address) {
        this.mail = mail;
        this.users = users;
        this.address = address;
    }

    /** The link that proves the address; pointless after its time. */
    void confirm(Connection connection, String to, String name, String company, String token, Instant until) {
        send(connection, template("confirm").to(to, Map.of("name", name, "company", company, "link", address.link("/sign-up/confirm#" + token)))
                .named(name).notAfter(until));
    }

    /** To an address that signs in already: whoever typed it learns nothing on the page, its owner learns it here. */
    void known(Connection connection, String to, String name) {
        send(connection, template("known").to(to, Map.of("name", name, "link", address.link("/"))).named(name));
    }

    /** To the new owner, and to those who decide. */
    void arrived(Connection connection, Company company, String ownerName, String ownerEmail) {
        send(connection, template("arrived").to(ownerEmail, Map.of("name", ownerName, "company", company.name(), "link", address.link("/")))
                .named(ownerName));
        for (User admin : active(TenantId.PLATFORM, Role.PLATFORM_ADMIN)) {
            send(connection, template("waiting").to(admin.email(), Map.of("name", admin.name(), "company", company.name(),
                    "link", address.link("/platform/companies/" + company.id()))).named(admin.name()));
        }
    }

    /** To the company's owners: what was done, why, and until when it can be undone. */
    void told(Connection connection, Company company, Step step, String reason, Instant endsAt) {
        Map<String, String> values = new HashMap<>();
        values.put("company", company.name());
        values.put("reason", reason == null ? "" : "Reason: " + reason);
        values.put("day", endsAt == null ? "" : day(endsAt, company.zone()));
        values.put("link", address.link("/"));
        for (User owner : active(company.id(), Role.OWNER)) {
            values.put("name", owner.name());
            send(connection, template(step.text()).to(owner.email(), values).named(owner.name()));
        }
    }

    private List<User> active(TenantId tenant, Role role) {
        return users.find(tenant, null, new Page.Request(1, Page.LARGEST)).items().stream().filter(user -> user.active() && user.role() == role).toList();
    }

    private void send(Connection connection, NewMail letter) {
        mail.queue(TenantId.PLATFORM, connection, letter);
    }

    private static String day(Instant moment, ZoneId zone) {
        return DAY.format(moment.atZone(zone));
    }

    private static MailTemplate template(String name) {
        return MailTemplate.of(Letters.class, name);
    }
}
