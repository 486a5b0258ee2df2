package com.plumbline.simulators.internal.openid;

import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.company.Company;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An application that may send people here.
 *
 * @param callback what its {@code redirect_uri} looks like; on the machine itself any port will do, as RFC 8252 7.3 has it
 */
public record Client(String id, String secret, Pattern callback) {

    /** The platform's own, for those who run it. */
    public static final String PLATFORM = "platform";

    /** One for each pretend company, and the platform's. */
    public static List<Client> of(Companies companies) {
        return Stream.concat(companies.all().stream().map(Client::of), Stream.of(ofPlatform(companies))).toList();
    }

    public static Client of(Company company) {
        return at(company.key(), company.credentials().authToken());
    }

    /** Its secret follows from the first company's keys, so that another seed has another one. */
    public static Client ofPlatform(Companies companies) {
        return at(PLATFORM, companies.all().get(0).credentials().accountSid());
    }

    private static Client at(String key, String secret) {
        return new Client("plumbline-" + key, "oidc-" + secret, Pattern.compile("https?://(localhost|127\\.0\\.0\\.1)(:\\d+)?/api/session/oidc/" + key + "/callback"));
    }

    @Override
    public String toString() {
        return id;
    }
}
