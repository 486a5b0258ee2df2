package com.plumbline.rest.internal.account;

import com.plumbline.identity.Passkeys;
import com.plumbline.rest.RestResource;
import jakarta.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** A platform admin's own passkeys. */
@Component(service = PlatformPasskeyResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/me/passkeys")
public class PlatformPasskeyResource extends PasskeyResource {

    @Activate
    public PlatformPasskeyResource(@Reference Passkeys passkeys) {
        super(passkeys);
    }
}
