package com.plumbline.identity;

import com.plumbline.kernel.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Single sign-on by OpenID Connect: a company's people, or the reseller's ({@link TenantId#PLATFORM}), sign in at their own provider.
 * Code flow with PKCE, state and nonce. A service.
 *
 * <p>It lets in who is here already or was invited, by an e-mail that the provider has checked and whose domain is the company's;
 * nobody becomes a user by having an account there.
 */
public interface SignOn {

    /**
     * Providers that one may be sent to. Those of companies are named only to an e-mail of their domains, and when there is one
     * company only: the page in front of the door tells nobody who is a customer.
     *
     * @param email may be {@code null}
     */
    List<Provider> providers(String email);

    Optional<Settings> settings(TenantId tenant);

    /** Where the provider sends people back to, an address of ours; the provider has to know it. */
    URI callback(TenantId tenant);

    /**
     * Asks the provider's configuration first, up to ten seconds.
     *
     * @param clientSecret {@code null} keeps the one that is there
     * @throws com.plumbline.kernel.RuleViolation {@code sign-on.invalid} with fields
     */
    Settings configure(Caller who, String issuer, String clientId, String clientSecret, List<String> domains);

    /** Forgets the provider and its secret. */
    void remove(Caller who);

    /**
     * The way to the provider.
     *
     * @param home     path to go to in the end; another site's becomes {@code /}
     * @throws com.plumbline.kernel.NotFound {@code sign-on.unknown}
     * @throws Sessions.Refused {@code session.throttled}
     */
    Departure depart(String provider, String home, Sessions.From from);

    /**
     * The way back.
     *
     * @param query   as the provider wrote it
     * @param browser what {@link Departure#browser} gave to the browser that left
     * @throws Sessions.Refused {@code sign-on.ticket}, {@code sign-on.declined} by the person, {@code sign-on.client} when the provider knows another secret,
     *                          {@code sign-on.refused}, {@code sign-on.unknown-person}, {@code session.throttled}
     */
    Arrival arrive(String provider, String query, String browser, Sessions.From from);

    record Provider(String id, String name) {}

    /** The secret never leaves. @param domains lower case, without {@code @} */
    record Settings(String issuer, String clientId, List<String> domains) {}

    /** @param browser for a cookie of the browser that leaves, so that nobody else arrives in its place */
    record Departure(String address, String browser) {
        @Override
        public String toString() {
            return "Departure";
        }
    }

    record Arrival(User user, String home) {}
}
