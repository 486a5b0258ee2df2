package com.plumbline.rest.internal.door;

import com.plumbline.identity.Caller;
import com.plumbline.rest.Visitors;
import com.plumbline.rest.internal.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Authentication} for plain servlets. */
@Component(service = Visitors.class)
public class Reception implements Visitors {

    private final Authentication authentication;

    @Activate
    public Reception(@Reference Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public Optional<Caller> find(HttpServletRequest request) {
        try {
            String authorization = request.getHeader("Authorization");
            return (authorization != null ? authentication.byToken(authorization, ClientAddress.of(request))
                    : authentication.bySession(BrowserCookie.SESSION.in(request))).filter(who -> !who.needsFactor()).map(Authentication.Recognised::caller);
        } catch (Refusal starting) {
            return Optional.empty();
        }
    }
}
