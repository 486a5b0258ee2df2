package com.plumbline.rest.internal.door;

import com.plumbline.identity.ApiTokens;
import com.plumbline.identity.Caller;
import com.plumbline.identity.OperatorToken;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.SupportAccess;
import com.plumbline.rest.internal.problem.Refusal;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Finds out who asks, from the session cookie or a bearer token. Always there, so that the door is: while identity is still
 * starting, the answer is 503, not "come in".
 */
@Component(service = Authentication.class)
public class Authentication {

    /** Beginning of the paths that belong to those who run the appliance. */
    static final String PLATFORM = "platform/";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile Sessions sessions;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile ApiTokens tokens;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile OperatorToken operator;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile SupportAccess support;

    /**
     * Who was recognised.
     *
     * @param session {@code null} for a token
     */
    public record Recognised(Caller caller, Sessions.Session session) {

        /** Whether he reaches his own account only, to set up the second factor that his company asks for. */
        public boolean needsFactor() {
            return session != null && session.needsFactor();
        }
    }

    /** The session behind a cookie's value; empty when there is no cookie or it no longer stands for anything. */
    public Optional<Recognised> bySession(String cookie) {
        if (cookie == null || cookie.isEmpty()) {
            return Optional.empty();
        }
        return present(sessions).find(Sessions.Desk.COMPANY, cookie).or(() -> present(support).find(cookie))
                .map(session -> new Recognised(session.caller(), session));
    }

    /** The platform admin behind the value of {@link BrowserCookie#PLATFORM}. */
    public Optional<Recognised> byPlatformSession(String cookie) {
        if (cookie == null || cookie.isEmpty()) {
            return Optional.empty();
        }
        return present(sessions).find(Sessions.Desk.PLATFORM, cookie).map(session -> new Recognised(session.caller(), session));
    }

    /**
     * @param authorization the header, {@code Bearer …}
     * @param address       where the request comes from: the operator's token counts on the machine itself only
     */
    public Optional<Recognised> byToken(String authorization, String address) {
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        String secret = authorization.substring(7).strip();
        Optional<Caller> caller = ClientAddress.isThisMachine(address) ? present(operator).find(secret) : Optional.empty();
        return caller.or(() -> present(tokens).find(secret)).map(found -> new Recognised(found, null));
    }

    private static <T> T present(T service) {
        if (service == null) {
            throw new Refusal(503, "appliance.starting", "The appliance is still starting. Try again in a few seconds.");
        }
        return service;
    }
}
