package com.plumbline.simulators.testing;

import com.plumbline.simulators.internal.http.Faults;
import com.plumbline.simulators.internal.http.RequestLog;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.SandboxServer;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.openid.Client;
import com.plumbline.simulators.internal.openid.Flaw;
import com.plumbline.simulators.internal.openid.OpenIdProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The sandbox's identity provider alone, with one client, for tests of those who sign in by it. */
public final class IdentityProvider implements AutoCloseable {

    public static final String CLIENT = "plumbline-office";
    public static final String SECRET = "a-secret-of-the-client";

    private final HttpClient browser = HttpClient.newHttpClient();
    private final RequestLog log = new RequestLog(null);
    private final OpenIdProvider provider = new OpenIdProvider(() -> List.of(new Client(CLIENT, SECRET, Pattern.compile(".*/callback"))), Clock.systemUTC());
    private final SandboxServer server;

    public IdentityProvider() {
        Router router = new Router();
        provider.addTo(router);
        try {
            server = new SandboxServer(0, router, new Faults(), log, Map.of(Vendor.OPENID, provider.errors()), Clock.systemUTC());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.port() + Vendor.OPENID.prefix();
    }

    /** @param flaw {@code none, issuer, audience, nonce, key, unsigned, expired} */
    public void flaw(String flaw) {
        provider.set(Flaw.of(flaw));
    }

    /**
     * The person signs in on the page and is sent back.
     *
     * @param address  where the application sent the browser
     * @param verified {@code true, false, unsaid}
     * @return the query of the callback
     */
    public String consent(String address, String subject, String email, String verified) {
        return answer(address, "&answer=yes&subject=" + encoded(subject) + "&email=" + encoded(email) + "&verified=" + verified);
    }

    /** The person goes back without signing in. @return the query of the callback */
    public String decline(String address) {
        return answer(address, "&answer=no");
    }

    public int tokenCalls() {
        int calls = 0;
        for (var each : log.since(Vendor.OPENID.id(), null, 0)) {
            calls += each.path("path").asText().endsWith("/token") ? 1 : 0;
        }
        return calls;
    }

    @Override
    public void close() {
        server.close();
    }

    private String answer(String address, String form) {
        URI asked = URI.create(address);
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/authorize")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(asked.getRawQuery() + form)).build();
        try {
            HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
            return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(answer.body()))).getRawQuery();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
