package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Caller;
import com.plumbline.identity.Role;
import com.plumbline.identity.User;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Page;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.LiveHub;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The people of the company. */
@Component(service = UserResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("users")
public class UserResource {

    private final Users users;
    private final LiveHub live;

    record UserJson(String id, String name, String email, String role, boolean active, Instant createdAt, @Nullable Instant lastSignInAt) {

        static UserJson of(User user) {
            return new UserJson(user.id(), user.name(), user.email(), user.role().text(), user.active(), user.createdAt(), user.lastSignIn());
        }
    }

    record NewUserJson(String name, String email, String role, String password) {
        @Override
        public String toString() {
            return "NewUserJson";
        }
    }

    record ChangeJson(@Nullable String name, @Nullable String role, @Nullable Boolean active, @Nullable String password) {
        @Override
        public String toString() {
            return "ChangeJson";
        }
    }

    @Activate
    public UserResource(@Reference Users users, @Reference LiveHub live) {
        this.users = users;
        this.live = live;
    }

    @GET
    @Requires("users.read")
    @Operation(summary = "The people of the company, by name.")
    public Page<UserJson> list(@BeanParam PageQuery query, @Context SecurityContext security) {
        return users.find(Callers.of(security).tenant(), query.text(), query.page()).map(UserJson::of);
    }

    @GET
    @Path("{id}")
    @Requires("users.read")
    @Operation(summary = "One person of the company.")
    public UserJson get(@PathParam("id") String id, @Context SecurityContext security) {
        return UserJson.of(users.get(Callers.of(security).tenant(), id));
    }

    @POST
    @Requires("users.write")
    @Answers(201)
    @Operation(summary = "Adds a person; the password has at least 12 characters.")
    public UserJson create(NewUserJson user, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        Role role = user.role() == null ? null : Role.of(user.role());
        User created = users.create(caller, caller.tenant(), new Users.NewUser(user.name(), user.email(), role, user.password()));
        live.publish(caller.tenant(), "users", "added", List.of(created.id()), null);
        return UserJson.of(created);
    }

    @PATCH
    @Path("{id}")
    @Requires("users.write")
    @Operation(summary = "Changes what is given; a new password or role, or becoming inactive, ends the person's sessions.")
    public UserJson change(@PathParam("id") String id, ChangeJson change, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        Role role = change.role() == null ? null : Role.of(change.role());
        User changed = users.change(caller, caller.tenant(), id, new Users.Change(change.name(), role, change.active(), change.password()));
        live.publish(caller.tenant(), "users", "changed", List.of(id), null);
        return UserJson.of(changed);
    }
}
