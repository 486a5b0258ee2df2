package com.plumbline.rest.internal.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Caller;
import com.plumbline.identity.SignOn;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The company's identity provider. The owner's alone: whoever chooses it can become anybody of the company. */
@Component(service = SignOnSettingsResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("company/sign-on")
public class SignOnSettingsResource {

    private final SignOn signOn;

    record SecretJson(boolean set) {}

    /** @param callback where the provider sends people back to; it has to know */
    record SettingsJson(@Nullable String issuer, @Nullable String clientId, SecretJson clientSecret, List<String> domains, String callback) {

        static SettingsJson of(SignOn.Settings settings, URI callback) {
            return new SettingsJson(settings.issuer(), settings.clientId(), new SecretJson(true), settings.domains(), callback.toString());
        }

        static SettingsJson none(URI callback) {
            return new SettingsJson(null, null, new SecretJson(false), List.of(), callback.toString());
        }
    }

    record WantedJson(String issuer, String clientId, @Nullable JsonNode clientSecret, List<String> domains) {

        /** Text, or {@code {"set":true}} and nothing for the one that is there. */
        String secret() {
            if (clientSecret == null || clientSecret.isNull() || clientSecret.path("set").asBoolean()) {
                return null;
            }
            if (!clientSecret.isTextual() || clientSecret.textValue().isBlank() || clientSecret.textValue().length() > 1000) {
                throw new RuleViolation("sign-on.invalid", "The client's secret is a text of 1 to 1000 characters.", Map.of("clientSecret", "must be a text"));
            }
            return clientSecret.textValue();
        }

        @Override
        public String toString() {
            return "WantedJson";
        }
    }

    @Activate
    public SignOnSettingsResource(@Reference SignOn signOn) {
        this.signOn = signOn;
    }

    @GET
    @Requires("sign-on.write")
    @Operation(summary = "The identity provider, without its secret; empty when there is none.")
    public SettingsJson get(@Context SecurityContext security) {
        TenantId tenant = Callers.of(security).tenant();
        URI callback = signOn.callback(tenant);
        return signOn.settings(tenant).map(found -> SettingsJson.of(found, callback)).orElse(SettingsJson.none(callback));
    }

    @PUT
    @Requires("sign-on.write")
    @Operation(summary = "Sets the identity provider; asks it for its configuration first.")
    public SettingsJson put(WantedJson wanted, @Context SecurityContext security) {
        Caller who = Callers.of(security);
        return SettingsJson.of(signOn.configure(who, wanted.issuer(), wanted.clientId(), wanted.secret(), wanted.domains()), signOn.callback(who.tenant()));
    }

    @DELETE
    @Requires("sign-on.write")
    @Operation(summary = "Forgets the identity provider and its secret.")
    public void remove(@Context SecurityContext security) {
        signOn.settings(Callers.of(security).tenant()).orElseThrow(() -> new NotFound("sign-on", "company"));
        signOn.remove(Callers.of(security));
    }
}
