package com.plumbline.rest.internal.account;

import com.plumbline.identity.SignInRules;
import com.plumbline.rest.RestResource;
import jakarta.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The same for platform admins. */
@Component(service = PlatformSignInRulesResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/sign-in-rules")
public class PlatformSignInRulesResource extends SignInRulesResource {

    @Activate
    public PlatformSignInRulesResource(@Reference SignInRules rules) {
        super(rules);
    }
}
