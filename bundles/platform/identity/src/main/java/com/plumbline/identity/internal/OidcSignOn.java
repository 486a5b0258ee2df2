package com.plumbline.identity.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.PublicAddress;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.Sessions.Refused;
import com.plumbline.identity.SignOn;
import com.plumbline.identity.User;
import com.plumbline.identity.Vault;
import com.plumbline.identity.internal.SignOnTable.Stored;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is sent to which provider, and who may come in with its answer. */
@Component(service = {SignOn.class, CompanyListener.class})
public class OidcSignOn implements SignOn, CompanyListener {

    private static final Logger log = LoggerFactory.getLogger(OidcSignOn.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration GOOD = Duration.ofMinutes(10);
    private static final String NAME = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";
    private static final int FREE = 60;

    private final Store store;
    private final Companies companies;
    private final JdbcInvitations invitations;
    private final PublicAddress address;
    private final Vault vault;
    private final Audit audit;
    private final Tickets tickets;
    private final Throttle throttle;
    private final Clock clock;

    /** What is remembered between leaving and arriving; sealed, because the verifier is a secret. */
    record Trip(String provider, String nonce, String verifier, String home) {
        @Override
        public String toString() {
            return "Trip";
        }
    }

    @Activate
    public OidcSignOn(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference Companies companies, @Reference JdbcInvitations invitations,
            @Reference PublicAddress address, @Reference Vault vault, @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.companies = companies;
        this.invitations = invitations;
        this.address = address;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
        this.tickets = new Tickets(clock);
        this.throttle = new Throttle(store, clock);
    }

    @Override
    public List<Provider> providers(String email) {
        String domain = domain(email);
        boolean alone = companies.all().size() == 1;
        List<Provider> shown = new ArrayList<>();
        for (Stored one : store.sql(TenantId.PLATFORM, SignOnTable::all)) {
            boolean named = one.tenant().isPlatform() || alone || domain != null && one.domains().contains(domain);
            if (named) {
                shown.add(new Provider(one.tenant().value(), companies.find(one.tenant()).map(Company::name).orElse("Plumbline")));
            }
        }
        return shown;
    }

    @Override
    public Optional<Settings> settings(TenantId tenant) {
        return store.sql(TenantId.PLATFORM, connection -> SignOnTable.find(connection, tenant)).map(Stored::settings);
    }

    @Override
    public URI callback(TenantId tenant) {
        return callback(tenant.value());
    }

    @Override
    public Settings configure(Caller who, String issuer, String clientId, String clientSecret, List<String> domains) {
        Optional<Stored> before = store.sql(TenantId.PLATFORM, connection -> SignOnTable.find(connection, who.tenant()));
        Settings wanted = checked(issuer, clientId, clientSecret != null || before.isPresent(), domains);
        try {
            OidcClient.of(wanted.issuer(), wanted.clientId());
        } catch (OidcClient.Failed unreachable) {
            throw new RuleViolation("sign-on.invalid", "The provider's configuration could not be read. Check the issuer's address.",
                    Map.of("issuer", "does not answer as an OpenID Connect provider"));
        }
        String secret = clientSecret == null ? before.orElseThrow().sealed() : vault.seal(clientSecret, context(who.tenant()));
        store.sql(TenantId.PLATFORM, connection -> {
            SignOnTable.save(connection, new Stored(who.tenant(), wanted.issuer(), wanted.clientId(), secret, wanted.domains()), clock.instant());
            return null;
        });
        audit.record(who, null, AuditEntry.of("sign-on.change", "company", who.tenant().value(), "Single sign-on",
                "Provider " + wanted.issuer() + " for " + String.join(", ", wanted.domains()) + "."));
        return wanted;
    }

    @Override
    public void remove(Caller who) {
        if (store.sql(TenantId.PLATFORM, connection -> SignOnTable.remove(connection, who.tenant())) > 0) {
            audit.record(who, null, AuditEntry.of("sign-on.remove", "company", who.tenant().value(), "Single sign-on", null));
        }
    }

    @Override
    public Departure depart(String provider, String home, From from) {
        throttle.attempt("sign-on:" + from.address(), FREE);
        Stored stored = stored(provider);
        String nonce = Tokens.make();
        String verifier = Tokens.make();
        OidcClient client = client(stored);
        Trip trip = new Trip(provider, nonce, verifier, local(home));
        String state = store.sql(TenantId.PLATFORM, connection -> tickets.issue(connection, Tickets.Purpose.SIGN_ON, null, sealed(trip), GOOD));
        return new Departure(client.authorization(callback(provider), state, nonce, verifier).toString(), Tokens.derive(state, "browser"));
    }

    @Override
    public Arrival arrive(String provider, String query, String browser, From from) {
        String address = "sign-on-arrival:" + from.address();
        throttle.attempt(address, PasswordCheck.FREE_PER_ADDRESS);
        AuthorizationResponse answer = parsed(provider, query);
        String state = answer.getState() == null ? "" : answer.getState().getValue();
        Trip trip = store.sql(TenantId.PLATFORM, connection -> tickets.take(connection, Tickets.Purpose.SIGN_ON, state)).map(found -> unsealed(found.detail()))
                .filter(found -> found.provider().equals(provider) && browser != null && Tokens.same(browser, Tokens.derive(state, "browser")))
                .orElseThrow(() -> new Refused("sign-on.ticket", "This took too long, or began in another browser. Begin the sign-in again.", 0));
        Stored stored = stored(provider);
        OidcClient.Person person = asked(stored, answer, trip);
        User user = welcome(stored, person).orElseThrow(() -> new Refused("sign-on.unknown-person",
                "Your provider knows you, but this company has not invited you. Ask its owner or an admin.", 0));
        throttle.forgive(address, false);
        throttle.forgive("sign-on:" + from.address(), true);
        return new Arrival(user, trip.home());
    }

    @Override
    public void changed(Company company) {
        // Whether one may come in is asked at the door.
    }

    @Override
    public void removed(TenantId id) {
        store.sql(TenantId.PLATFORM, connection -> SignOnTable.remove(connection, id));
    }

    private OidcClient.Person asked(Stored stored, AuthorizationResponse answer, Trip trip) {
        try {
            return client(stored).person(answer, callback(stored.tenant()), vault.unseal(stored.sealed(), context(stored.tenant())), trip.nonce(), trip.verifier());
        } catch (OidcClient.Failed failed) {
            log.warn("Sign-on of {} was refused: {}{}", stored.tenant(), failed.getMessage(), failed.getCause() == null ? "" : " (" + failed.getCause().getMessage() + ")");
            throw refused(failed.reason());
        }
    }

    /** Known by the provider's own name for him, else by the checked e-mail of one of the company's domains: a user, or an invited person. */
    private Optional<User> welcome(Stored stored, OidcClient.Person person) {
        Optional<User> linked = store.sql(TenantId.PLATFORM, connection -> SignOnTable.linked(connection, stored, person.subject()));
        if (linked.isPresent()) {
            return linked.filter(User::active);
        }
        String domain = domain(person.email());
        if (!person.emailVerified() || domain == null || !stored.domains().contains(domain)) {
            return Optional.empty();
        }
        Optional<User> known = store.sql(TenantId.PLATFORM, connection -> UserTable.byEmail(connection, person.email())).map(UserTable.Stored::user)
                .filter(user -> user.tenant().equals(stored.tenant()) && user.active());
        Optional<User> user = known.isPresent() ? known : invitations.acceptByEmail(stored.tenant(), person.email());
        // Whoever is linked to another name there stays so: an e-mail that changed hands does not hand over the account.
        return user.filter(found -> store.sql(TenantId.PLATFORM, connection -> SignOnTable.link(connection, UserTable.key(found.id()), stored.issuer(), person.subject())));
    }

    private Stored stored(String provider) {
        return store.sql(TenantId.PLATFORM, SignOnTable::all).stream().filter(one -> one.tenant().value().equals(provider)).findFirst()
                .orElseThrow(() -> new NotFound("sign-on", provider));
    }

    private OidcClient client(Stored stored) {
        try {
            return OidcClient.of(stored.issuer(), stored.clientId());
        } catch (OidcClient.Failed failed) {
            log.warn("The identity provider of {} does not answer: {}", stored.tenant(), failed.getMessage());
            throw refused(failed.reason());
        }
    }

    private AuthorizationResponse parsed(String provider, String query) {
        try {
            return AuthorizationResponse.parse(URI.create(callback(provider) + "?" + (query == null ? "" : query)));
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw refused(OidcClient.Reason.OTHER);
        }
    }

    private URI callback(String provider) {
        return URI.create(address.link("/api/session/oidc/" + provider + "/callback"));
    }

    private Settings checked(String issuer, String clientId, boolean secretThere, List<String> domains) {
        Map<String, String> wrong = new LinkedHashMap<>();
        String plainIssuer = issuer == null ? "" : issuer.strip();
        if (plainIssuer.length() > 500 || !allowed(plainIssuer)) {
            wrong.put("issuer", "must be an address that begins with https://");
        }
        if (clientId == null || clientId.isBlank() || clientId.strip().length() > 300) {
            wrong.put("clientId", "needs 1 to 300 characters");
        }
        if (!secretThere) {
            wrong.put("clientSecret", "is missing");
        }
        List<String> names = domains == null ? List.of() : domains.stream().map(one -> one.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", "")).distinct().toList();
        if (names.isEmpty() || names.size() > 20 || !names.stream().allMatch(one -> one.matches(NAME))) {
            wrong.put("domains", "needs 1 to 20 names like example.com");
        }
        if (!wrong.isEmpty()) {
            throw new RuleViolation("sign-on.invalid", "Some fields are not right: " + String.join(", ", wrong.keySet()) + ".", wrong);
        }
        return new Settings(plainIssuer, clientId.strip(), names);
    }

    /** Unencrypted only between two parts of one machine, as in the sandbox; else a company could make us call our own neighbours. */
    private boolean allowed(String issuer) {
        try {
            URI uri = URI.create(issuer);
            boolean plain = "http".equals(uri.getScheme()) && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost())) && address.base().matches("http://localhost(:\\d+)?");
            return uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null && ("https".equals(uri.getScheme()) || plain);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private String sealed(Trip trip) {
        try {
            return vault.seal(JSON.writeValueAsString(trip), "identity/sign-on-trip");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Trip unsealed(String text) {
        try {
            return JSON.readValue(vault.unseal(text, "identity/sign-on-trip"), Trip.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String local(String home) {
        return home != null && home.length() <= 500 && home.matches("/([^/\\\\\\s].*)?") && !home.contains("\\") ? home : "/";
    }

    private static String domain(String email) {
        int at = email == null ? -1 : email.lastIndexOf('@');
        return at < 1 ? null : email.substring(at + 1).strip().toLowerCase(Locale.ROOT);
    }

    private static String context(TenantId tenant) {
        return "identity/sign-on/" + tenant.value();
    }

    private static Refused refused(OidcClient.Reason reason) {
        return switch (reason) {
            case DECLINED -> new Refused("sign-on.declined", "The sign-in was cancelled at your provider.", 0);
            case CLIENT -> new Refused("sign-on.client", "Your provider does not accept the client ID and secret that stand here. An owner has to enter them anew.", 0);
            case OTHER -> new Refused("sign-on.refused", "Your provider did not confirm the sign-in. Try again, or sign in with your password.", 0);
        };
    }
}
