package com.plumbline.rest.internal.account;

import com.plumbline.identity.SignOn;
import com.plumbline.rest.RestResource;
import jakarta.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The reseller's identity provider, for platform admins. */
@Component(service = PlatformSignOnSettingsResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/sign-on")
public class PlatformSignOnSettingsResource extends SignOnSettingsResource {

    @Activate
    public PlatformSignOnSettingsResource(@Reference SignOn signOn) {
        super(signOn);
    }
}
