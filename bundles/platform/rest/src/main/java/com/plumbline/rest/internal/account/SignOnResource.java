package com.plumbline.rest.internal.account;

import com.plumbline.identity.Sessions;
import com.plumbline.identity.Sessions.Refused;
import com.plumbline.identity.SignOn;
import com.plumbline.kernel.NotFound;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import com.plumbline.rest.internal.identity.SessionCookie;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
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

    private final SignOn signOn;
    private final Sessions sessions;

    record ProviderJson(String id, String name) {}

    record ProvidersJson(List<ProviderJson> items) {}

    @Activate
    public SignOnResource(@Reference SignOn signOn, @Reference Sessions sessions) {
        this.signOn = signOn;
        this.sessions = sessions;
    }

    @GET
    @Anyone
    @Operation(summary = "Identity providers to sign in by; a company's is named only to an e-mail of its domains, or when it is the only company.")
    public ProvidersJson providers(@QueryParam("email") String email) {
        return new ProvidersJson(signOn.providers(email).stream().map(one -> new ProviderJson(one.id(), one.name())).toList());
    }

    @GET
    @Path("{id}/start")
    @Anyone
    @Produces(MediaType.WILDCARD)
    @Answers(302)
    @Operation(summary = "Sends the browser to the provider; \"return\" is the path to go to in the end.")
    public Response start(@PathParam("id") String id, @QueryParam("return") String home, @Context HttpServletRequest request) {
        try {
            SignOn.Departure departure = signOn.depart(id, home, SignIns.from(request));
            return Response.status(302).location(URI.create(departure.address())).header(HttpHeaders.SET_COOKIE, SessionCookie.ofJourney(departure.browser(), request)).build();
        } catch (Refused refused) {
            return signInPage(refused.code(), request);
        }
    }

    @GET
    @Path("{id}/callback")
    @Anyone
    @Produces(MediaType.WILDCARD)
    @Answers(302)
    @Operation(summary = "Where the provider sends the browser back to: signs in and goes on, or goes to the sign-in page and says why not.")
    public Response callback(@PathParam("id") String id, @CookieParam(SessionCookie.JOURNEY) String browser, @Context HttpServletRequest request) {
        try {
            Sessions.From from = SignIns.from(request);
            SignOn.Arrival arrival = signOn.arrive(id, request.getQueryString(), browser, from);
            Sessions.SignedIn signedIn = sessions.open(arrival.user(), from, "sign-on");
            boolean platform = arrival.user().tenant().isPlatform();
            if (!platform) {
                SignIns.endFormer(request, sessions);
            }
            return Response.status(302).header(HttpHeaders.LOCATION, platform ? "/platform/" : arrival.home())
                    .header(HttpHeaders.SET_COOKIE, platform ? SessionCookie.ofPlatform(signedIn, request) : SessionCookie.of(signedIn, request))
                    .header(HttpHeaders.SET_COOKIE, SessionCookie.ofDevice(signedIn, request))
                    .header(HttpHeaders.SET_COOKIE, SessionCookie.ofJourney(null, request)).build();
        } catch (Refused refused) {
            return signInPage(refused.code(), request);
        } catch (NotFound gone) {
            return signInPage(gone.code(), request);
        }
    }

    private static Response signInPage(String problem, HttpServletRequest request) {
        return Response.status(302).header(HttpHeaders.LOCATION, "/sign-in?problem=" + problem)
                .header(HttpHeaders.SET_COOKIE, SessionCookie.ofJourney(null, request)).build();
    }
}
