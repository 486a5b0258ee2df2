package com.plumbline.rest.internal.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Whether a request was sent by our own pages, as far as the browser tells: programs send no {@code Origin}. */
public final class Origins {

    private Origins() {}

    static boolean ours(HttpServletRequest request) {
        return ours(request.getHeader("Origin"), request.getHeader("Host"));
    }

    public static boolean ours(String origin, String host) {
        if (origin == null) {
            return true;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
