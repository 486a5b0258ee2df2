package com.plumbline.simulators.internal.openid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.SandboxServer.VendorErrors;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.store.Json;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** The provider's routes: discovery, keys, the page on which a person says who he is, and the token. */
public final class OpenIdProvider {

    private static final String PREFIX = Vendor.OPENID.prefix();

    private final Supplier<List<Client>> clients;
    private final Clock clock;
    private final IdTokens tokens = new IdTokens();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    public OpenIdProvider(Supplier<List<Client>> clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    public void addTo(Router router) {
        TokenDesk desk = new TokenDesk(clients, grants, tokens, clock);
        router.add("GET", PREFIX + "/.well-known/openid-configuration", request -> Response.ok(configuration(issuer(request))));
        router.add("GET", PREFIX + "/keys", request -> Response.ok(tokens.keys()));
        router.add("GET", PREFIX + "/authorize", request -> authorize(request, new Authorization(request.queryParameters()), false));
        router.add("POST", PREFIX + "/authorize", request -> authorize(request, new Authorization(request.form()), true));
        router.add("POST", PREFIX + "/token", desk::answer);
    }

    /** From now on each ID token has this wrong. */
    public void set(Flaw flaw) {
        tokens.set(flaw);
    }

    /** As whoever asks reaches us: the issuer is the address that was configured there. */
    static String issuer(Request request) {
        return "http://" + request.header("host").orElse("127.0.0.1") + PREFIX;
    }

    public VendorErrors errors() {
        return new VendorErrors() {
            @Override
            public Response fault(int status) {
                return TokenDesk.error(status, status >= 500 ? "temporarily_unavailable" : "server_error", "The provider does not answer as it should.");
            }

            @Override
            public Response unknown(Request request, boolean pathExists) {
                return TokenDesk.error(pathExists ? 405 : 404, "invalid_request", "There is nothing at " + request.path() + ".");
            }
        };
    }

    private static ObjectNode configuration(String issuer) {
        ObjectNode json = Json.object().put("issuer", issuer).put("authorization_endpoint", issuer + "/authorize").put("token_endpoint", issuer + "/token")
                .put("jwks_uri", issuer + "/keys").put("authorization_response_iss_parameter_supported", true);
        Map.of("response_types_supported", List.of("code"), "grant_types_supported", List.of("authorization_code"), "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"), "scopes_supported", List.of("openid", "email", "profile"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"), "code_challenge_methods_supported", List.of("S256"))
                .forEach((name, values) -> values.forEach(json.withArray(name)::add));
        return json;
    }

    /** @param answered whether the person has sent the page's form */
    private Response authorize(Request request, Authorization asked, boolean answered) {
        Optional<Client> client = clients.get().stream().filter(one -> one.id().equals(asked.value("client_id").orElse(""))).findFirst();
        if (client.isEmpty()) {
            return AuthorizePage.stop("The application that sent you is not known here (client_id).");
        }
        if (asked.value("redirect_uri").filter(uri -> client.get().callback().matcher(uri).matches()).isEmpty()) {
            return AuthorizePage.stop("The application that sent you wants you back at an address that is not its own (redirect_uri).");
        }
        Optional<Map.Entry<String, String>> error = asked.error();
        if (error.isPresent()) {
            return refused(request, asked, error.get().getKey(), error.get().getValue());
        }
        if (!answered) {
            return AuthorizePage.form(200, asked, "");
        }
        if (!asked.value("answer").orElse("").equals("yes")) {
            return refused(request, asked, "access_denied", "the person does not want to");
        }
        try {
            return consented(request, asked, client.get(), Person.of(request.form()));
        } catch (IllegalArgumentException incomplete) {
            return AuthorizePage.form(400, asked, incomplete.getMessage());
        }
    }

    private Response consented(Request request, Authorization asked, Client client, Person person) {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        String code = HexFormat.of().formatHex(random);
        grants.put(code, new Grant(client, asked.value("redirect_uri").orElseThrow(), asked.value("nonce").orElse(null), asked.value("code_challenge").orElseThrow(),
                person, clock.instant()));
        return Response.empty(303).with("Location", asked.back(issuer(request), Map.of("code", code))).with("Cache-Control", "no-store");
    }

    private static Response refused(Request request, Authorization asked, String error, String description) {
        return Response.empty(303).with("Location", asked.back(issuer(request), Map.of("error", error, "error_description", description)));
    }
}
