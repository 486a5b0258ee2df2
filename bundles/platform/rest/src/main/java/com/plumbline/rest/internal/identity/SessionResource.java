package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Sessions;
import com.plumbline.kernel.Companies;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.Fields;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import com.plumbline.rest.SignedIn;
import com.plumbline.rest.internal.door.BrowserCookie;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Signing in and out. */
@Component(service = SessionResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("session")
public class SessionResource {

    private final Sessions sessions;
    private final Companies companies;

    record Credentials(String email, String password) {
        @Override
        public String toString() {
            return "Credentials";
        }
    }

    @Activate
    public SessionResource(@Reference Sessions sessions, @Reference Companies companies) {
        this.sessions = sessions;
        this.companies = companies;
    }

    @POST
    @Anyone
    @Answers(type = SignedInJson.class)
    @Operation(summary = "Signs in; the answer sets the session's cookie and tells the CSRF token for writes.")
    public Response signIn(Credentials credentials, @Context HttpServletRequest request) {
        Fields.of().text("email", credentials.email(), 1, 254).required("password", credentials.password()).refuse();
        Sessions.SignedIn signedIn = sessions.signIn(Sessions.Desk.COMPANY, credentials.email(), credentials.password(), SignIns.from(request));
        SignIns.endFormer(request, sessions);
        return SignIns.answer(200, signedIn, request, companies);
    }

    @POST
    @Path("second")
    @Anyone
    @Answers(type = SignedInJson.class)
    @Operation(summary = "The second step of a sign-in, with the ticket of the first and one of code, recoveryCode and passkey.")
    public Response second(SecondStepJson step, @Context HttpServletRequest request) {
        Sessions.SignedIn signedIn = sessions.second(Sessions.Desk.COMPANY, step.checkedTicket(), step.proof(), SignIns.from(request));
        SignIns.endFormer(request, sessions);
        return SignIns.answer(200, signedIn, request, companies);
    }

    @DELETE
    @SignedIn
    @Answers(204)
    @Operation(summary = "Signs out: the session ends everywhere this cookie is held.")
    public Response signOut(@Context HttpServletRequest request) {
        String token = BrowserCookie.SESSION.in(request);
        if (token != null && !token.isEmpty()) {
            sessions.signOut(token);
        }
        return Response.noContent().header(HttpHeaders.SET_COOKIE, BrowserCookie.SESSION.gone(request)).build();
    }
}
