package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Sessions;
import com.plumbline.rest.internal.door.Authentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;

/** The session's cookie: out of reach of scripts, sent by our own pages only, gone with the session. */
final class SessionCookie {

    private static final int SEVEN_DAYS = 7 * 24 * 3600;

    private SessionCookie() {}

    static NewCookie of(Sessions.SignedIn signedIn, HttpServletRequest request) {
        return cookie(signedIn.token(), SEVEN_DAYS, request);
    }

    static NewCookie gone(HttpServletRequest request) {
        return cookie("", 0, request);
    }

    private static NewCookie cookie(String value, int seconds, HttpServletRequest request) {
        return new NewCookie.Builder(Authentication.COOKIE).value(value).path("/").maxAge(seconds).httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT).secure(request.isSecure()).build();
    }
}
