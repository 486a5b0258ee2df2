package com.plumbline.identity.internal;

import static com.plumbline.simulators.testing.IdentityProvider.CLIENT;
import static com.plumbline.simulators.testing.IdentityProvider.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.plumbline.contract.Proves;
import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions.From;
import com.plumbline.identity.Sessions.Refused;
import com.plumbline.identity.SignOn;
import com.plumbline.identity.User;
import com.plumbline.identity.Users.NewUser;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.simulators.testing.IdentityProvider;
import com.plumbline.testkit.ForEachStorage;
import com.plumbline.testkit.TestStorage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A company's people sign in at its own provider, which is the sandbox's: strict, over real HTTP. */
class SignOnTest {

    private static final From HERE = From.of("192.0.2.1");
    private static final String DOMAIN = "acme-plumbing.example";

    private final IdentityProvider provider = new IdentityProvider();
    private Appliance appliance;
    private Company company;
    private Caller owner;
    private String subject = "subject-1";
    private String email;
    private String verified = "true";

    private void givenAProvider(TestStorage storage) {
        appliance = new Appliance(storage);
        appliance.publicAddress = "http://localhost:8080";
        appliance.store.sql(TenantId.PLATFORM, c -> Sql.update(c, "DELETE FROM identity_throttle"));
        appliance.store.sql(TenantId.PLATFORM, c -> Sql.update(c, "DELETE FROM identity_sign_on"));
        company = appliance.company();
        owner = appliance.caller(appliance.user(company.id(), Role.OWNER));
        appliance.signOn.configure(owner, provider.issuer(), CLIENT, SECRET, List.of("@" + DOMAIN));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @ForEachStorage
    void aPersonOfTheCompanyComesInAndGoesWhereHeWanted(TestStorage storage) {
        givenAProvider(storage);
        User dana = givenAPerson();

        SignOn.Departure departure = depart("/jobs?day=today");
        String back = URLEncoder.encode("http://localhost:8080/api/session/oidc/" + company.id() + "/callback", StandardCharsets.UTF_8);
        assertThat(departure.address()).contains("response_type=code", "code_challenge_method=S256", "client_id=" + CLIENT, "redirect_uri=" + back, "state=", "nonce=");
        SignOn.Arrival arrival = arrive(departure, consent(departure));

        assertThat(arrival.user().id()).isEqualTo(dana.id());
        assertThat(arrival.home()).isEqualTo("/jobs?day=today");
    }

    @ForEachStorage
    void theWayBackWorksOnceInTheBrowserThatLeftAndForTenMinutes(TestStorage storage) {
        givenAProvider(storage);
        givenAPerson();
        SignOn.Departure departure = depart("/");
        String query = consent(departure);
        assertRefused("sign-on.ticket", () -> appliance.signOn.arrive(id(), query, "another browser", HERE));
        assertRefused("sign-on.ticket", () -> arrive(departure, query));

        SignOn.Departure second = depart("/");
        String again = consent(second);
        arrive(second, again);
        assertRefused("sign-on.ticket", () -> arrive(second, again));

        SignOn.Departure late = depart("/");
        String tooLate = consent(late);
        appliance.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertRefused("sign-on.ticket", () -> arrive(late, tooLate));
        assertRefused("sign-on.ticket", () -> appliance.signOn.arrive(id(), "code=x&state=forged", late.browser(), HERE));
    }

    @ForEachStorage
    void aTokenThatIsNotWhatItShouldBeIsRefused(TestStorage storage) {
        givenAProvider(storage);
        givenAPerson();

        for (String flaw : List.of("issuer", "audience", "nonce", "key", "unsigned", "expired")) {
            provider.flaw(flaw);
            assertRefused("sign-on.refused", this::signIn);
        }
        provider.flaw("none");

        assertThat(signIn().user().tenant()).isEqualTo(company.id());
    }

    @ForEachStorage
    void aCodeThatWasAskedForElsewhereIsRefusedByTheProvidersCheckOfTheVerifier(TestStorage storage) {
        givenAProvider(storage);
        givenAPerson();
        SignOn.Departure attackers = depart("/");
        SignOn.Departure victims = depart("/");
        String stolen = consent(attackers).replaceFirst("&state=.*", "");
        String state = consent(victims).replaceFirst(".*&state=", "");

        assertRefused("sign-on.refused", () -> arrive(victims, stolen + "&state=" + state));
        assertThat(provider.tokenCalls()).isEqualTo(1);
    }

    @ForEachStorage
    void whoCancelsAndAWrongSecretAreToldApart(TestStorage storage) {
        givenAProvider(storage);
        givenAPerson();
        SignOn.Departure departure = depart("/");
        assertRefused("sign-on.declined", () -> arrive(departure, provider.decline(departure.address())));

        appliance.signOn.configure(owner, provider.issuer(), CLIENT, "the secret of last year", List.of(DOMAIN));
        assertRefused("sign-on.client", this::signIn);
    }

    @ForEachStorage
    @Proves("TEN-01")
    void onlyWhoIsKnownOrInvitedByACheckedEmailOfTheCompanysDomainComesIn(TestStorage storage) {
        givenAProvider(storage);
        email = "nobody@" + DOMAIN;
        assertRefused("sign-on.unknown-person", this::signIn);

        User dana = givenAPerson();
        verified = "false";
        assertRefused("sign-on.unknown-person", this::signIn);
        verified = "unsaid";
        assertRefused("sign-on.unknown-person", this::signIn);
        verified = "true";

        User outside = appliance.user(company.id(), Role.ADMIN);
        email = outside.email();
        assertRefused("sign-on.unknown-person", this::signIn);

        Company other = appliance.company();
        User stranger = appliance.users.create(Caller.system(other.id()), other.id(), new NewUser("S", "s" + outside.email().replaceFirst("@.*", "@" + DOMAIN), Role.CSR, Appliance.PASSWORD));
        email = stranger.email();
        assertRefused("sign-on.unknown-person", this::signIn);

        email = dana.email();
        assertThat(signIn().user().id()).isEqualTo(dana.id());
    }

    @ForEachStorage
    @Proves("TEN-06")
    void anInvitedPersonBecomesAUserWithoutEverHavingAPassword(TestStorage storage) {
        givenAProvider(storage);
        email = appliance.email().replaceFirst("@.*", "@" + DOMAIN);
        appliance.invitations.invite(owner, email, "Dana Poole", Role.DISPATCHER);

        User user = signIn().user();

        assertThat(user.role()).isEqualTo(Role.DISPATCHER);
        assertThat(appliance.invitations.list(company.id())).isEmpty();
        assertThat(signIn().user().id()).isEqualTo(user.id());
    }

    @ForEachStorage
    void anEmailThatChangedHandsAtTheProviderDoesNotHandOverTheAccount(TestStorage storage) {
        givenAProvider(storage);
        User dana = givenAPerson();
        assertThat(signIn().user().id()).isEqualTo(dana.id());

        subject = "subject-2";
        assertRefused("sign-on.unknown-person", this::signIn);
        subject = "subject-1";
        email = "renamed@" + DOMAIN;
        assertThat(signIn().user().id()).as("the same person under a new e-mail").isEqualTo(dana.id());
    }

    @ForEachStorage
    void theListTellsNobodyWhoIsACustomer(TestStorage storage) {
        givenAProvider(storage);
        appliance.company();

        assertThat(appliance.signOn.providers(null)).isEmpty();
        assertThat(appliance.signOn.providers("x@elsewhere.example")).isEmpty();
        assertThat(appliance.signOn.providers("x@" + DOMAIN.toUpperCase())).containsExactly(new SignOn.Provider(id(), "A shop"));
    }

    @ForEachStorage
    @Proves("SEC-06")
    void theSecretIsSealedAndNeverShownAndSettingsAreChecked(TestStorage storage) {
        givenAProvider(storage);
        assertThat(appliance.everythingIn("identity_sign_on", "issuer", "client_id", "secret", "domains")).contains(CLIENT).doesNotContain(SECRET);
        assertThat(appliance.signOn.settings(company.id()).orElseThrow()).isEqualTo(new SignOn.Settings(provider.issuer(), CLIENT, List.of(DOMAIN)));

        assertThatThrownBy(() -> appliance.signOn.configure(owner, "http://10.0.0.5", " ", null, List.of("no name"))).isInstanceOfSatisfying(RuleViolation.class,
                no -> assertThat(no.fields()).containsOnlyKeys("issuer", "clientId", "domains"));
        assertThatThrownBy(() -> appliance.signOn.configure(owner, provider.issuer() + "/nothing", CLIENT, null, List.of(DOMAIN))).isInstanceOfSatisfying(RuleViolation.class,
                no -> assertThat(no.fields()).containsOnlyKeys("issuer"));
        appliance.publicAddress = "https://office.example.com";
        assertThatThrownBy(() -> appliance.signOn.configure(owner, provider.issuer(), CLIENT, null, List.of(DOMAIN))).as("our own neighbours are not called")
                .isInstanceOf(RuleViolation.class);

        appliance.signOn.remove(owner);
        assertThat(appliance.signOn.settings(company.id())).isEmpty();
    }

    @Test
    void onlyPathsOfOurOwnAreGoneHomeTo() {
        assertThat(List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "", "/ evil", "/a\\b")).allMatch(one -> OidcSignOn.local(one).equals("/"));
        assertThat(OidcSignOn.local(null)).isEqualTo("/");
        assertThat(OidcSignOn.local("/jobs?day=1")).isEqualTo("/jobs?day=1");
    }

    private User givenAPerson() {
        email = appliance.email().replaceFirst("@.*", "@" + DOMAIN);
        return appliance.users.create(Caller.system(company.id()), company.id(), new NewUser("Dana Poole", email, Role.DISPATCHER, Appliance.PASSWORD));
    }

    private SignOn.Arrival signIn() {
        SignOn.Departure departure = depart("/");
        return arrive(departure, consent(departure));
    }

    private String consent(SignOn.Departure departure) {
        return provider.consent(departure.address(), subject, email, verified);
    }

    private SignOn.Departure depart(String home) {
        return appliance.signOn.depart(id(), home, HERE);
    }

    private SignOn.Arrival arrive(SignOn.Departure departure, String query) {
        return appliance.signOn.arrive(id(), query, departure.browser(), HERE);
    }

    private String id() {
        return company.id().value();
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
