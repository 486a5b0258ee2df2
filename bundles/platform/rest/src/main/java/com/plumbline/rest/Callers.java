package com.plumbline.rest;

import com.plumbline.identity.Caller;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Who asks, inside a resource method: {@code Callers.of(securityContext)}. */
public final class Callers {

    private Callers() {}

    /** @throws NotAuthorizedException 401, when nobody is signed in; cannot happen below {@link Requires} or {@link SignedIn} */
    public static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Signed signed) {
            return signed.caller();
        }
        throw new NotAuthorizedException("Bearer");
    }

    /** The principal that the door sets. */
    public record Signed(Caller caller) implements Principal {
        @Override
        public String getName() {
            return caller.id();
        }
    }
}
