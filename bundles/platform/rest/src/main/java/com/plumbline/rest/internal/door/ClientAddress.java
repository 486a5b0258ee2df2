package com.plumbline.rest.internal.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a request comes from, also when a proxy on this machine handed it on. */
public final class ClientAddress {

    private ClientAddress() {}

    /**
     * The last entry of {@code X-Forwarded-For} when the connection comes from this machine: that entry was written by our own proxy,
     * those before it by anybody. From elsewhere the header counts for nothing.
     */
    public static String of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !isThisMachine(peer)) {
            return peer;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.isEmpty() || last.length() > 45 ? "unknown" : last;
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
