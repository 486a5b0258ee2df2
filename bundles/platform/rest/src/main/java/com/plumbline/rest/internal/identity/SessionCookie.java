package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Sessions;
import com.plumbline.rest.internal.door.Authentication;
import jakarta.servlet.http.HttpServletRequest;

/** The headers {@code Set-Cookie} of a session: out of reach of scripts, sent by our own pages only, gone with the session. */
public final class SessionCookie {

    public static final String NAME = Authentication.COOKIE;
    /** By which a device is known at its next sign-in; opens nothing. */
    public static final String DEVICE = "plumbline_device";

    /** Held by the browser that was sent to an identity provider. Lax, since it comes back from there. */
    public static final String JOURNEY = "plumbline_sign_on";

    private static final int TEN_MINUTES = 600;
    private static final int SEVEN_DAYS = 7 * 24 * 3600;
    private static final String PLATFORM_PATH = "/api/platform";
    private static final int A_YEAR = 365 * 24 * 3600;

    private SessionCookie() {}

    public static String of(Sessions.SignedIn signedIn, HttpServletRequest request) {
        return cookie(NAME, signedIn.token(), SEVEN_DAYS, request);
    }

    public static String ofDevice(Sessions.SignedIn signedIn, HttpServletRequest request) {
        return cookie(DEVICE, signedIn.device(), A_YEAR, request);
    }

    public static String ofPlatform(Sessions.SignedIn signedIn, HttpServletRequest request) {
        return cookie(Authentication.PLATFORM_COOKIE, signedIn.token(), SEVEN_DAYS, PLATFORM_PATH, request);
    }

    static String platformGone(HttpServletRequest request) {
        return cookie(Authentication.PLATFORM_COOKIE, "", 0, PLATFORM_PATH, request);
    }

    /** @param value {@code null} takes it away */
    public static String ofJourney(String value, HttpServletRequest request) {
        return JOURNEY + '=' + (value == null ? "" : value) + "; Path=/api/session/oidc; Max-Age=" + (value == null ? 0 : TEN_MINUTES) + "; HttpOnly; SameSite=Lax"
                + (request.isSecure() ? "; Secure" : "");
    }

    static String gone(HttpServletRequest request) {
        return cookie(NAME, "", 0, request);
    }

    private static String cookie(String name, String value, int seconds, HttpServletRequest request) {
        return cookie(name, value, seconds, "/", request);
    }

    private static String cookie(String name, String value, int seconds, String path, HttpServletRequest request) {
        return name + '=' + value + "; Path=" + path + "; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict" + (request.isSecure() ? "; Secure" : "");
    }
}
