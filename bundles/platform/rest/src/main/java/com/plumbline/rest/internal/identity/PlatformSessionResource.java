package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Sessions;
import com.plumbline.kernel.Companies;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.Fields;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
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

/** The sign-in of those who run the appliance: a desk, a cookie and paths of its own. A company's people are unknown here. */
@Component(service = PlatformSessionResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform")
public class PlatformSessionResource {

    private final Sessions sessions;
    private final Companies companies;

    @Activate
    public PlatformSessionResource(@Reference Sessions sessions, @Reference Companies companies) {
        this.sessions = sessions;
        this.companies = companies;
    }

    @POST
    @Path("session")
    @Anyone
    @Answers(type = SignedInJson.class)
    @Operation(summary = "Signs a platform admin in; the cookie is sent below /api/platform only.")
    public Response signIn(SessionResource.Credentials credentials, @Context HttpServletRequest request) {
        Fields.of().text("email", credentials.email(), 1, 254).required("password", credentials.password()).refuse();
        return SignIns.answer(200, sessions.signIn(Sessions.Desk.PLATFORM, credentials.email(), credentials.password(), SignIns.from(request)), request, companies);
    }

    @POST
    @Path("session/second")
    @Anyone
    @Answers(type = SignedInJson.class)
    @Operation(summary = "The second step of a platform admin's sign-in.")
    public Response second(SecondStepJson step, @Context HttpServletRequest request) {
        return SignIns.answer(200, sessions.second(Sessions.Desk.PLATFORM, step.checkedTicket(), step.proof(), SignIns.from(request)), request, companies);
    }

    @DELETE
    @Path("session")
    @Requires("companies.read")
    @Answers(204)
    @Operation(summary = "Signs the platform admin out.")
    public Response signOut(@Context HttpServletRequest request) {
        String token = BrowserCookie.PLATFORM.in(request);
        if (token != null && !token.isEmpty()) {
            sessions.signOut(token);
        }
        return Response.noContent().header(HttpHeaders.SET_COOKIE, BrowserCookie.PLATFORM.gone(request)).build();
    }
}
