package com.plumbline.rest.internal.account;

import com.plumbline.identity.PublicAddress;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.Sessions.Refused;
import com.plumbline.identity.SignOn;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import com.plumbline.rest.internal.door.BrowserCookie;
import com.plumbline.rest.internal.identity.SessionCookie;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Signing in at one's own identity provider. The browser is sent there and back, so what goes wrong ends on the sign-in page, not in a problem document. */
@Component(service = SignOnResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("session/oidc")
public class SignOnResource {

    private static final String PLATFORM = "/platform/";
    private static final Duration A_JOURNEY = Duration.ofMinutes(10);

    private final SignOn signOn;
    private final Sessions sessions;
    private final PublicAddress address;

    record ProviderJson(String id, String name) {}

    record ProvidersJson(List<ProviderJson> items) {

        /** @param platform the platform's own, or those of companies */
        static ProvidersJson of(List<SignOn.Provider> all, boolean platform) {
            return new ProvidersJson(all.stream().filter(one -> one.id().equals(TenantId.PLATFORM.value()) == platform)
                    .map(one -> new ProviderJson(one.id(), one.name())).toList());
        }
    }

    @Activate
    public SignOnResource(@Reference SignOn signOn, @Reference Sessions sessions, @Reference PublicAddress address) {
        this.signOn = signOn;
        this.sessions = sessions;
        this.address = address;
    }

    @GET
    @Anyone
    @Operation(summary = "Identity providers of companies to sign in by; one is named only to an e-mail of its domains, or when it is the only company.")
    public ProvidersJson providers(@QueryParam("email") String email) {
        return ProvidersJson.of(signOn.providers(email), false);
    }

    @GET
    @Path("{id}/start")
    @Anyone
    @Produces(MediaType.WILDCARD)
    @Answers(302)
    @Operation(summary = "Sends the browser to the provider; \"return\" is the path to go to in the end.")
    public Response start(@PathParam("id") String id, @QueryParam("return") String home, @Context HttpServletRequest request) {
        // The cookie of the journey has to lie where the provider sends the person back to.
        if (!request.getServerName().equalsIgnoreCase(URI.create(address.base()).getHost())) {
            String query = request.getQueryString();
            return Response.status(302).header(HttpHeaders.LOCATION, address.link(request.getRequestURI() + (query == null ? "" : '?' + query))).build();
        }
        try {
            SignOn.Departure departure = signOn.depart(id, home, SignIns.from(request));
            return Response.status(302).location(URI.create(departure.address())).header(HttpHeaders.SET_COOKIE, BrowserCookie.JOURNEY.set(departure.browser(), A_JOURNEY, request)).build();
        } catch (Refused refused) {
            return signInPage(id, refused.code(), request);
        } catch (NotFound gone) {
            return signInPage(id, gone.code(), request);
        }
    }

    @GET
    @Path("{id}/callback")
    @Anyone
    @Produces(MediaType.WILDCARD)
    @Answers(302)
    @Operation(summary = "Where the provider sends the browser back to: signs in and goes on, or goes to the sign-in page and says why not.")
    public Response callback(@PathParam("id") String id, @Context HttpServletRequest request) {
        try {
            Sessions.From from = SignIns.from(request);
            SignOn.Arrival arrival = signOn.arrive(id, request.getQueryString(), BrowserCookie.JOURNEY.in(request), from);
            Sessions.SignedIn signedIn = sessions.open(arrival.user(), from, "sign-on");
            boolean platform = arrival.user().tenant().isPlatform();
            if (!platform) {
                SignIns.endFormer(request, sessions);
            }
            return Response.status(302).header(HttpHeaders.LOCATION, platform ? PLATFORM : arrival.home())
                    .header(HttpHeaders.SET_COOKIE, SessionCookie.of(signedIn, request))
                    .header(HttpHeaders.SET_COOKIE, SessionCookie.ofDevice(signedIn, request))
                    .header(HttpHeaders.SET_COOKIE, BrowserCookie.JOURNEY.gone(request)).build();
        } catch (Refused refused) {
            return signInPage(id, refused.code(), request);
        } catch (NotFound gone) {
            return signInPage(id, gone.code(), request);
        }
    }

    private static Response signInPage(String provider, String problem, HttpServletRequest request) {
        String page = provider.equals(TenantId.PLATFORM.value()) ? PLATFORM : "/sign-in";
        return Response.status(302).header(HttpHeaders.LOCATION, page + "?problem=" + problem)
                .header(HttpHeaders.SET_COOKIE, BrowserCookie.JOURNEY.gone(request)).build();
    }
}
