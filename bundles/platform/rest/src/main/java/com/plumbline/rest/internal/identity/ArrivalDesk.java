package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Sessions;
import com.plumbline.kernel.Companies;
import com.plumbline.rest.Arrivals;
import com.plumbline.rest.internal.door.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The answer and the cookie that sign a browser in. */
@Component(service = Arrivals.class)
public class ArrivalDesk implements Arrivals {

    private final Companies companies;

    /** @param me as in {@code GET /api/me} */
    record WelcomeJson(String csrf, SignedInJson me) {}

    @Activate
    public ArrivalDesk(@Reference Companies companies) {
        this.companies = companies;
    }

    @Override
    public Response welcome(int status, Sessions.SignedIn signedIn, HttpServletRequest request) {
        Sessions.Session session = signedIn.session();
        SignedInJson me = SignedInJson.of(session.caller(), session, companies);
        Response.ResponseBuilder answer = Response.status(status).entity(new WelcomeJson(session.csrf(), me))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.of(signedIn, request));
        // Support comes from a device that the company need not know.
        return (signedIn.device() == null ? answer : answer.header(HttpHeaders.SET_COOKIE, SessionCookie.ofDevice(signedIn, request))).build();
    }

    @Override
    public String address(HttpServletRequest request) {
        return ClientAddress.of(request);
    }
}
