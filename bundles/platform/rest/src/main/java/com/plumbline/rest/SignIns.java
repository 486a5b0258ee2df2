package com.plumbline.rest;

import com.plumbline.identity.Sessions;
import com.plumbline.kernel.Companies;
import com.plumbline.rest.internal.door.BrowserCookie;
import com.plumbline.rest.internal.door.ClientAddress;
import com.plumbline.rest.internal.identity.SessionCookie;
import com.plumbline.rest.internal.identity.SignedInJson;
import com.plumbline.rest.internal.identity.UserAgents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** For resources that end in a new session: where the request comes from, and the answer with its cookies. */
public final class SignIns {

    private SignIns() {}

    /** Address, device in words, and the token by which the device is known. */
    public static Sessions.From from(HttpServletRequest request) {
        return new Sessions.From(ClientAddress.of(request), UserAgents.words(request.getHeader(HttpHeaders.USER_AGENT)), BrowserCookie.DEVICE.in(request));
    }

    /** What {@code POST /api/session} answers, with this status. */
    public static Response answer(int status, Sessions.SignedIn signedIn, HttpServletRequest request, Companies companies) {
        Sessions.Session session = signedIn.session();
        return Response.status(status).entity(SignedInJson.of(session.caller(), session, companies))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.of(signedIn, request))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.ofDevice(signedIn, request)).build();
    }

    /** The session that the browser still held: a new sign-in ends it. */
    public static void endFormer(HttpServletRequest request, Sessions sessions) {
        String former = BrowserCookie.SESSION.in(request);
        if (former != null && !former.isEmpty()) {
            sessions.signOut(former);
        }
    }
}
