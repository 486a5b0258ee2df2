package com.plumbline.rest.internal.account;

import com.plumbline.identity.OwnPassword;
import com.plumbline.identity.Passkeys;
import com.plumbline.identity.SecondFactors;
import com.plumbline.identity.Sessions;
import com.plumbline.rest.RestResource;
import jakarta.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The same for a platform admin, whose cookie is sent below {@code /api/platform} only. */
@Component(service = PlatformAccountResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/me")
public class PlatformAccountResource extends AccountResource {

    @Activate
    public PlatformAccountResource(@Reference Sessions sessions, @Reference SecondFactors factors, @Reference OwnPassword passwords, @Reference Passkeys passkeys) {
        super(sessions, factors, passwords, passkeys);
    }
}
