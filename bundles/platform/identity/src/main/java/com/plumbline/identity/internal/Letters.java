package com.plumbline.identity.internal;

import com.plumbline.identity.PublicAddress;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.User;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.Mail;
import com.plumbline.mail.MailTemplate;
import com.plumbline.mail.NewMail;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The letters about accounts, in the appliance's name with the company's on it, queued in the transaction of what they tell of. */
@Component(service = Letters.class)
public class Letters {

    /** Each has its wording in {@code letter-….txt} beside this class. */
    enum Kind { RESET, INVITATION, LOCKED_OUT, NEW_DEVICE, PASSWORD_CHANGED, FACTOR_ADDED, FACTOR_REMOVED }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, yyyy 'at' h:mm a z", Locale.US);

    private final Mail mail;
    private final PublicAddress address;
    private final Companies companies;
    private final Clock clock;
    private final Map<Kind, MailTemplate> wordings = new EnumMap<>(Kind.class);

    @Activate
    public Letters(@Reference Mail mail, @Reference PublicAddress address, @Reference Companies companies, @Reference Clock clock) {
        this.mail = mail;
        this.address = address;
        this.companies = companies;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            wordings.put(kind, MailTemplate.of(Letters.class, "letter-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    /** Tells a person what happened to his account, and from where. @param what fills {@code {{what}}} */
    void notice(Connection connection, Kind kind, User user, From from, String what) {
        Map<String, String> values = new HashMap<>();
        values.put("what", what);
        values.put("device", from.agent() == null ? "an unknown device" : from.agent());
        values.put("address", from.address());
        values.put("link", address.link(user.tenant().isPlatform() ? "/platform/account" : "/account"));
        values.put("forgotten", address.link("/reset"));
        send(connection, kind, user.tenant(), user.email(), user.name(), values, null);
    }

    /** A link that lets its reader in until then. @param path with the token behind a {@code #}, so that no server logs it */
    void link(Connection connection, Kind kind, TenantId tenant, String email, String name, String path, String what, Instant until) {
        Map<String, String> values = new HashMap<>();
        values.put("what", what);
        values.put("link", address.link(path));
        values.put("until", TIME.withZone(zone(tenant)).format(until));
        send(connection, kind, tenant, email, name, values, until);
    }

    private void send(Connection connection, Kind kind, TenantId tenant, String email, String name, Map<String, String> values, Instant until) {
        values.put("name", name);
        values.put("company", companies.find(tenant).map(Company::name).orElse("Plumbline"));
        values.put("time", TIME.withZone(zone(tenant)).format(clock.instant()));
        NewMail letter = wordings.get(kind).to(email, values).named(name).key("account_" + Ids.text("ltr", Ids.next()));
        letter = tenant.isPlatform() ? letter : letter.bearing(tenant);
        mail.queue(TenantId.PLATFORM, connection, until == null ? letter : letter.notAfter(until));
    }

    private ZoneId zone(TenantId tenant) {
        return companies.find(tenant).map(Company::zone).orElse(ZoneOffset.UTC);
    }
}
