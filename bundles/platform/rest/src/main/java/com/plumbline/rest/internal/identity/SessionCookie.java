package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Sessions;
import com.plumbline.rest.internal.door.Authentication;
import jakarta.servlet.http.HttpServletRequest;

/** The header {@code Set-Cookie} of a session: out of reach of scripts, sent by our own pages only, gone with the session. */
final class SessionCookie {

    private static final int SEVEN_DAYS = 7 * 24 * 3600;

    private SessionCookie() {}

    static String of(Sessions.SignedIn signedIn, HttpServletRequest request) {
        return cookie(signedIn.token(), SEVEN_DAYS, request);
    }

    static String gone(HttpServletRequest request) {
        return cookie("", 0, request);
    }

    private static String cookie(String value, int seconds, HttpServletRequest request) {
        return Authentication.COOKIE + '=' + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict" + (request.isSecure() ? "; Secure" : "");
    }
}
