package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Sessions;
import com.plumbline.rest.internal.door.BrowserCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** The headers {@code Set-Cookie} of who has just come in. */
public final class SessionCookie {

    private static final Duration A_SESSION = Duration.ofDays(7);
    private static final Duration A_YEAR = Duration.ofDays(365);

    private SessionCookie() {}

    /** A platform admin's goes to the platform's paths only, unless he looks into a company. */
    public static String of(Sessions.SignedIn signedIn, HttpServletRequest request) {
        return (signedIn.session().caller().tenant().isPlatform() ? BrowserCookie.PLATFORM : BrowserCookie.SESSION).set(signedIn.token(), A_SESSION, request);
    }

    public static String ofDevice(Sessions.SignedIn signedIn, HttpServletRequest request) {
        return BrowserCookie.DEVICE.set(signedIn.device(), A_YEAR, request);
    }
}
