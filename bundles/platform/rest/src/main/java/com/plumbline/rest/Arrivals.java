package com.plumbline.rest;

import com.plumbline.identity.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** Lets somebody in who proved himself otherwise than by a password at the door: a confirmed sign-up, an invitation, support. A service. */
public interface Arrivals {

    /** {@code {"csrf","me"}}, {@code me} as in {@code GET /api/me}, with the cookie of the session. */
    Response welcome(int status, Sessions.SignedIn signedIn, HttpServletRequest request);

    /** Where a request comes from, also when our own proxy handed it on; at most 45 characters. */
    String address(HttpServletRequest request);
}
