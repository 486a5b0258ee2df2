package com.plumbline.rest.internal.door;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * The cookies that we give to browsers, out of reach of scripts. Over TLS a name begins with {@code __Host-}, or {@code __Secure-} where it has
 * a path: a browser takes such a cookie from an encrypted answer of this very host only, so that no neighbour of our name plants one.
 */
public enum BrowserCookie {

    /** A person of a company; also sent with the console's socket. */
    SESSION("plumbline_session", "/", "Strict"),
    /** A platform admin; sent, and counted, below {@code /api/platform} only. */
    PLATFORM("plumbline_platform", "/api/platform", "Strict"),
    /** By which a device is known at its next sign-in; opens nothing. */
    DEVICE("plumbline_device", "/", "Strict"),
    /** Of the browser that was sent to an identity provider. Lax, since it comes back from there. */
    JOURNEY("plumbline_sign_on", "/api/session/oidc", "Lax");

    private final String plain;
    private final String path;
    private final String sameSite;

    BrowserCookie(String plain, String path, String sameSite) {
        this.plain = plain;
        this.path = path;
        this.sameSite = sameSite;
    }

    /** {@code null} when the request has none. */
    public String in(HttpServletRequest request) {
        if (request.getCookies() != null) {
            String name = name(ClientAddress.isEncrypted(request));
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** The same in a header, for who has no servlet's request. @param header may be {@code null} */
    public String in(String header, boolean encrypted) {
        String beginning = name(encrypted) + '=';
        for (String one : header == null ? new String[0] : header.split(";")) {
            if (one.strip().startsWith(beginning)) {
                return one.strip().substring(beginning.length()).replace("\"", "");
            }
        }
        return null;
    }

    /** A header {@code Set-Cookie}. */
    public String set(String value, Duration lasting, HttpServletRequest request) {
        boolean encrypted = ClientAddress.isEncrypted(request);
        return name(encrypted) + '=' + value + "; Path=" + path + "; Max-Age=" + lasting.toSeconds() + "; HttpOnly; SameSite=" + sameSite
                + (encrypted ? "; Secure" : "");
    }

    /** A header {@code Set-Cookie} that takes it away. */
    public String gone(HttpServletRequest request) {
        return set("", Duration.ZERO, request);
    }

    private String name(boolean encrypted) {
        return encrypted ? (path.equals("/") ? "__Host-" : "__Secure-") + plain : plain;
    }
}
