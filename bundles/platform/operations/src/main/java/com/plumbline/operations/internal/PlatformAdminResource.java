package com.plumbline.operations.internal;

import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Those who run the appliance for several companies; the operator makes the first one, and lets in one who forgot his password. */
@Component(service = PlatformAdminResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("operator/platform-admins")
public class PlatformAdminResource {

    private final Users users;

    /** @param name {@code null}: the e-mail stands for it */
    record AdminJson(String email, @Nullable String name, String password) {
        @Override
        public String toString() {
            return "AdminJson";
        }
    }

    record MadeJson(String id, String name, String email) {}

    @Activate
    public PlatformAdminResource(@Reference Users users) {
        this.users = users;
    }

    @POST
    @Requires(Requires.OPERATOR)
    @Answers(value = 201, type = MadeJson.class)
    @Operation(summary = "Makes a platform admin; for one that is there, sets his password and answers 200.")
    public Response create(AdminJson wanted, @Context SecurityContext security) {
        Fields.of().text("email", wanted.email(), 1, 254).required("password", wanted.password()).refuse();
        Caller operator = Callers.of(security);
        String email = wanted.email().strip();
        Optional<User> there = users.find(TenantId.PLATFORM, email, new Page.Request(1, Page.LARGEST)).items().stream()
                .filter(user -> user.email().equalsIgnoreCase(email)).findFirst();
        User admin = there.isPresent() ? users.change(operator, TenantId.PLATFORM, there.get().id(), new Users.Change(wanted.name(), null, true, wanted.password()))
                : users.create(operator, TenantId.PLATFORM, new Users.NewUser(wanted.name() == null ? email : wanted.name(), email, Role.PLATFORM_ADMIN, wanted.password()));
        return Response.status(there.isPresent() ? 200 : 201).entity(new MadeJson(admin.id(), admin.name(), admin.email())).build();
    }
}
