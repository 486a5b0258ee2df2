package com.plumbline.rest.internal.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Passkeys;
import com.plumbline.identity.Sessions;
import com.plumbline.kernel.Companies;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.Fields;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import com.plumbline.rest.internal.identity.SignedInJson;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Signing in by a passkey alone. */
@Component(service = PasskeySignInResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("session/passkey")
public class PasskeySignInResource {

    private final Sessions.Desk desk;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Companies companies;

    record WantedJson(@Nullable String ticket) {}

    record OptionsJson(String ticket, JsonNode options) {
        @Override
        public String toString() {
            return "OptionsJson";
        }
    }

    record AnswerJson(String ticket, JsonNode credential) {
        @Override
        public String toString() {
            return "AnswerJson";
        }
    }

    @Activate
    public PasskeySignInResource(@Reference Passkeys passkeys, @Reference Sessions sessions, @Reference Companies companies) {
        this(Sessions.Desk.COMPANY, passkeys, sessions, companies);
    }

    PasskeySignInResource(Sessions.Desk desk, Passkeys passkeys, Sessions sessions, Companies companies) {
        this.desk = desk;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.companies = companies;
    }

    @POST
    @Path("options")
    @Anyone
    @Operation(summary = "PublicKeyCredentialRequestOptions and a ticket; with the ticket of a second step, those of that person.")
    public OptionsJson options(@Nullable WantedJson wanted, @Context HttpServletRequest request) {
        Passkeys.Request made = passkeys.request(wanted == null ? null : wanted.ticket(), SignIns.from(request));
        return new OptionsJson(made.ticket(), made.options());
    }

    @POST
    @Anyone
    @Answers(type = SignedInJson.class)
    @Operation(summary = "Signs in by the answer of a passkey; the same answer as POST /api/session.")
    public Response signIn(AnswerJson answer, @Context HttpServletRequest request) {
        Fields.of().text("ticket", answer.ticket(), 1, 100).required("credential", answer.credential()).refuse();
        Sessions.SignedIn signedIn = sessions.passkey(desk, answer.ticket(), answer.credential(), SignIns.from(request));
        if (desk == Sessions.Desk.COMPANY) {
            SignIns.endFormer(request, sessions);
        }
        return SignIns.answer(200, signedIn, request, companies);
    }
}
