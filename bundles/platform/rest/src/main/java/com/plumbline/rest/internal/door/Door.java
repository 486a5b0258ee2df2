package com.plumbline.rest.internal.door;

import com.plumbline.identity.Caller;
import com.plumbline.rest.Callers;
import com.plumbline.rest.internal.problem.Refusal;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.slf4j.MDC;

/**
 * Stands before every resource method: who asks, may he, did the request come from our own pages, is the body not too large.
 * Every resource waits for the property {@code plumbline.door}; see {@code RestResource}.
 */
@Component(service = ContainerRequestFilter.class, scope = ServiceScope.PROTOTYPE, property = "plumbline.door=true")
@JakartarsExtension
@JakartarsName("plumbline.door")
@Priority(Priorities.AUTHENTICATION)
public class Door implements ContainerRequestFilter {

    /** Under which the recognised session is found by the resources that sign in and out. */
    public static final String RECOGNISED = Door.class.getName();

    /** What a person reaches who still has to set up a second factor: who he is, his own account, and the way out. */
    private static final Pattern OWN_ACCOUNT = Pattern.compile("/?(platform/)?(me|session)(/.*)?");
    private static final int READ_AWAY = 64 * 1024;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Authentication authentication;
    private final Guards guards;

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest servletRequest;

    @Activate
    public Door(@Reference Authentication authentication, @Reference Guards guards) {
        this.authentication = authentication;
        this.guards = guards;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            receive(request);
        } catch (RuntimeException refused) {
            readAway(request, refused);
            throw refused;
        }
    }

    /** A connection on which part of a refused request is still to come would be closed under the next request; large ones may be. */
    private static void readAway(ContainerRequestContext request, RuntimeException refused) {
        try {
            request.getEntityStream().readNBytes(READ_AWAY);
        } catch (IOException gone) {
            refused.addSuppressed(gone);
        }
    }

    private void receive(ContainerRequestContext request) {
        if (request.getMethod().equals("OPTIONS")) {
            // Jersey's own answer would describe the resource; other origins are not served anyway.
            request.abortWith(Response.noContent().build());
            return;
        }
        Declared declared = Declared.of(resource.getResourceClass(), resource.getResourceMethod());
        if (declared.kind() == Declared.Kind.NOBODY) {
            throw new Refusal(503, "resource.undeclared", "This address does not say who may use it, so nobody may. The log names it.");
        }
        refuseUnacceptable(request);
        Optional<Authentication.Recognised> recognised = declared.kind() == Declared.Kind.ANYONE ? Optional.empty() : recognise(request);
        refuseForeignPages(request, recognised, declared);
        if (declared.kind() != Declared.Kind.ANYONE) {
            Authentication.Recognised known = recognised.orElseThrow(
                    () -> new Refusal(401, "session.required", "Sign in first, or send an API token."));
            check(known.caller(), declared.permissions());
            admit(request, known);
        }
        if (!request.hasEntity() && Declared.needsBody(resource.getResourceMethod())) {
            throw new Refusal(400, "request.malformed-json", "The body is missing. Send a JSON object.");
        }
        if (request.hasEntity()) {
            request.setEntityStream(new LimitedBody(request.getEntityStream(), request.getLength(), Declared.bodyLimit(resource.getResourceMethod())));
        }
    }

    /** A method without {@code @Produces} answers JSON; Jersey would find that out only after the method has run. */
    private void refuseUnacceptable(ContainerRequestContext request) {
        boolean json = !resource.getResourceMethod().isAnnotationPresent(Produces.class) && !resource.getResourceClass().isAnnotationPresent(Produces.class);
        if (json && request.getAcceptableMediaTypes().stream().noneMatch(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE))) {
            throw new NotAcceptableException();
        }
    }

    private Optional<Authentication.Recognised> recognise(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authentication.byToken(authorization, ClientAddress.of(servletRequest));
        }
        // A company's person at the platform's door is known, and told that he may not; he is not asked to sign in there.
        String path = request.getUriInfo().getPath();
        Optional<Authentication.Recognised> admin = (path.startsWith("/") ? path.substring(1) : path).startsWith(Authentication.PLATFORM)
                ? authentication.byPlatformSession(BrowserCookie.PLATFORM.in(servletRequest)) : Optional.empty();
        return admin.or(() -> authentication.bySession(BrowserCookie.SESSION.in(servletRequest)));
    }

    private static void check(Caller caller, List<String> permissions) {
        for (String permission : permissions) {
            if (!caller.can(permission)) {
                throw new Refusal(403, "permission.missing", "This needs the permission \"" + permission
                        + "\", which your role does not have. Ask an owner or admin.");
            }
        }
    }

    /** A cookie travels by itself, so a write needs the session's token as well; a bearer token does not travel by itself. */
    private void refuseForeignPages(ContainerRequestContext request, Optional<Authentication.Recognised> recognised, Declared declared) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        if (!Origins.ours(servletRequest)) {
            throw new Refusal(403, "session.csrf", "The request comes from another site's page.");
        }
        if (declared.kind() != Declared.Kind.ANYONE && recognised.isPresent() && recognised.get().session() != null
                && !same(recognised.get().session().csrf(), request.getHeaderString("X-CSRF-Token"))) {
            throw new Refusal(403, "session.csrf", "The header X-CSRF-Token is missing or out of date. Reload the page and try again.");
        }
    }

    private void admit(ContainerRequestContext request, Authentication.Recognised known) {
        MDC.put("tenant", known.caller().tenant().value());
        if (known.needsFactor() && !OWN_ACCOUNT.matcher(request.getUriInfo().getPath()).matches()) {
            throw new Refusal(403, "session.factor-needed", "Your role needs a second factor here. Set up an authenticator app or a passkey under My account.");
        }
        guards.check(known.caller(), request.getUriInfo().getPath());
        request.setProperty(RECOGNISED, known);
        request.setSecurityContext(new Secured(new Callers.Signed(known.caller()), request.getSecurityContext().isSecure()));
    }

    private static boolean same(String expected, String given) {
        return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private record Secured(Callers.Signed signed, boolean isSecure) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return signed;
        }

        @Override
        public boolean isUserInRole(String permission) {
            return signed.caller().can(permission);
        }

        @Override
        public String getAuthenticationScheme() {
            return "Plumbline";
        }
    }
}
