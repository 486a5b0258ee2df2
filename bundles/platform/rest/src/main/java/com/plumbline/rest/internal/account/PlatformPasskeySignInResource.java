package com.plumbline.rest.internal.account;

import com.plumbline.identity.Passkeys;
import com.plumbline.identity.Sessions;
import com.plumbline.kernel.Companies;
import com.plumbline.rest.RestResource;
import jakarta.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The same at the platform's desk: a passkey of a company's person opens nothing here. */
@Component(service = PlatformPasskeySignInResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/session/passkey")
public class PlatformPasskeySignInResource extends PasskeySignInResource {

    @Activate
    public PlatformPasskeySignInResource(@Reference Passkeys passkeys, @Reference Sessions sessions, @Reference Companies companies) {
        super(Sessions.Desk.PLATFORM, passkeys, sessions, companies);
    }
}
