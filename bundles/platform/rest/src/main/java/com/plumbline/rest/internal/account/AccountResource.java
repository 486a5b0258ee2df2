package com.plumbline.rest.internal.account;

import com.plumbline.identity.OwnPassword;
import com.plumbline.identity.Passkeys;
import com.plumbline.identity.SecondFactors;
import com.plumbline.identity.Sessions;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import com.plumbline.rest.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** What keeps one's own account safe: password, codes, recovery codes, sessions. Each person his own, nobody another's. */
@Component(service = AccountResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("me")
public class AccountResource {

    private final Sessions sessions;
    private final SecondFactors factors;
    private final OwnPassword passwords;
    private final Passkeys passkeys;

    record SessionJson(String id, boolean current, @Nullable String device, @Nullable String address, @Nullable String how, Instant since, Instant lastSeen) {}

    record SecurityJson(boolean totp, List<PasskeyResource.PasskeyJson> passkeys, int recoveryCodesLeft, List<SessionJson> sessions) {}

    record SeedJson(String secret, String uri) {
        @Override
        public String toString() {
            return "SeedJson";
        }
    }

    record CodeJson(String code) {}

    record RecoveryCodesJson(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodesJson";
        }
    }

    record PasswordJson(String password) {
        @Override
        public String toString() {
            return "PasswordJson";
        }
    }

    record NewPasswordJson(String current, String password) {
        @Override
        public String toString() {
            return "NewPasswordJson";
        }
    }

    record EndedJson(int ended) {}

    @Activate
    public AccountResource(@Reference Sessions sessions, @Reference SecondFactors factors, @Reference OwnPassword passwords,
            @Reference Passkeys passkeys) {
        this.sessions = sessions;
        this.factors = factors;
        this.passwords = passwords;
        this.passkeys = passkeys;
    }

    @GET
    @Path("security")
    @SignedIn
    @Operation(summary = "What guards the caller's account, and where it is signed in now.")
    public SecurityJson security(@Context ContainerRequestContext request) {
        Me me = Me.of(request);
        SecondFactors.Standing standing = factors.standing(me.caller().id());
        List<SessionJson> living = sessions.list(me.caller().id()).stream().map(one -> new SessionJson(one.id(), one.id().equals(me.session().id()),
                one.device(), one.address(), one.how(), one.since(), one.lastSeen())).toList();
        return new SecurityJson(standing.totp(), passkeys.list(me.caller().id()).stream().map(PasskeyResource.PasskeyJson::of).toList(),
                standing.recoveryCodesLeft(), living);
    }

    @PUT
    @Path("password")
    @SignedIn
    @Operation(summary = "Changes the caller's password; his other sessions end and he is told by mail.")
    public void password(NewPasswordJson wanted, @Context ContainerRequestContext request, @Context HttpServletRequest servlet) {
        Me me = Me.of(request);
        Fields.of().required("current", wanted.current()).required("password", wanted.password()).refuse();
        passwords.change(me.caller(), wanted.current(), wanted.password(), me.session().id(), SignIns.from(servlet));
    }

    @POST
    @Path("totp")
    @SignedIn
    @Operation(summary = "A seed for an application that shows codes; it counts once a code of it is confirmed.")
    public SeedJson totp(@Context ContainerRequestContext request) {
        SecondFactors.Seed seed = factors.begin(Me.of(request).caller());
        return new SeedJson(seed.secret(), seed.uri());
    }

    @POST
    @Path("totp/confirmations")
    @SignedIn
    @Operation(summary = "Confirms the seed by its first code; the answer shows ten recovery codes, this once.")
    public RecoveryCodesJson confirm(CodeJson code, @Context ContainerRequestContext request, @Context HttpServletRequest servlet) {
        Me me = Me.of(request);
        Fields.of().text("code", code.code(), 6, 20).refuse();
        return new RecoveryCodesJson(factors.confirm(me.caller(), code.code(), SignIns.from(servlet)));
    }

    @DELETE
    @Path("totp")
    @SignedIn
    @Operation(summary = "Takes codes and recovery codes away; needs the password, and is told by mail.")
    public void removeTotp(PasswordJson password, @Context ContainerRequestContext request, @Context HttpServletRequest servlet) {
        Me me = Me.of(request);
        Fields.of().required("password", password.password()).refuse();
        factors.remove(me.caller(), password.password(), SignIns.from(servlet));
    }

    @POST
    @Path("recovery-codes")
    @SignedIn
    @Operation(summary = "Ten new recovery codes, shown this once; the old ones stop working. Needs the password.")
    public RecoveryCodesJson recoveryCodes(PasswordJson password, @Context ContainerRequestContext request, @Context HttpServletRequest servlet) {
        Me me = Me.of(request);
        Fields.of().required("password", password.password()).refuse();
        return new RecoveryCodesJson(factors.renewRecoveryCodes(me.caller(), password.password(), SignIns.from(servlet)));
    }

    @DELETE
    @Path("sessions/{id}")
    @SignedIn
    @Operation(summary = "Ends one of the caller's sessions.")
    public void end(@PathParam("id") String id, @Context ContainerRequestContext request) {
        sessions.end(Me.of(request).caller(), id);
    }

    @DELETE
    @Path("sessions")
    @SignedIn
    @Answers(200)
    @Operation(summary = "Ends all of the caller's sessions but this one; says how many.")
    public EndedJson endOthers(@Context ContainerRequestContext request) {
        Me me = Me.of(request);
        return new EndedJson(sessions.endOthers(me.caller(), me.session().id()));
    }
}
