package com.plumbline.rest.internal.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a request comes from, and over what, also when a proxy on this machine handed it on. */
public final class ClientAddress {

    private ClientAddress() {}

    /**
     * The last entry of {@code X-Forwarded-For} when the connection comes from this machine: that entry was written by our own proxy,
     * those before it by anybody. From elsewhere the header counts for nothing.
     */
    public static String of(HttpServletRequest request) {
        String forwarded = forwarded(request, "X-Forwarded-For");
        if (forwarded == null) {
            return request.getRemoteAddr();
        }
        return forwarded.isEmpty() || forwarded.length() > 45 ? "unknown" : forwarded;
    }

    /** Whether the request came over TLS: to us, or to the proxy on this machine that says so in {@code X-Forwarded-Proto}. */
    public static boolean isEncrypted(HttpServletRequest request) {
        return request.isSecure() || "https".equalsIgnoreCase(forwarded(request, "X-Forwarded-Proto"));
    }

    /** What our own proxy wrote; {@code null} when there is none between. */
    private static String forwarded(HttpServletRequest request, String header) {
        String entries = request.getHeader(header);
        return entries == null || !isThisMachine(request.getRemoteAddr()) ? null : entries.substring(entries.lastIndexOf(',') + 1).strip();
    }

    static boolean isThisMachine(String address) {
        try {
            // Literal addresses only: no name is looked up.
            return address != null && address.matches("[0-9a-fA-F:.\\[\\]%]+") && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
