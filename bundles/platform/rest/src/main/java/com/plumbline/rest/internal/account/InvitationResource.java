package com.plumbline.rest.internal.account;

import com.plumbline.identity.Caller;
import com.plumbline.identity.Invitations;
import com.plumbline.identity.Invitations.Invitation;
import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.User;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Page;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Fields;
import com.plumbline.rest.LiveHub;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import com.plumbline.rest.internal.identity.SignedInJson;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** People who are asked to join the company. */
@Component(service = InvitationResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("invitations")
public class InvitationResource {

    private final Invitations invitations;
    private final Sessions sessions;
    private final Companies companies;
    private final LiveHub live;

    record InvitationJson(String id, String email, String name, String role, String invitedBy, Instant createdAt, Instant expiresAt) {

        static InvitationJson of(Invitation one) {
            return new InvitationJson(one.id(), one.email(), one.name(), one.role().text(), one.invitedBy(), one.createdAt(), one.expiresAt());
        }
    }

    record NewInvitationJson(String email, String name, String role) {}

    record AcceptanceJson(String token, @Nullable String name, String password) {
        @Override
        public String toString() {
            return "AcceptanceJson";
        }
    }

    @Activate
    public InvitationResource(@Reference Invitations invitations, @Reference Sessions sessions, @Reference Companies companies, @Reference LiveHub live) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.companies = companies;
        this.live = live;
    }

    @GET
    @Requires("users.read")
    @Operation(summary = "Invitations that can still be accepted, newest first.")
    public Page<InvitationJson> list(@Context SecurityContext security) {
        List<InvitationJson> all = invitations.list(Callers.of(security).tenant()).stream().map(InvitationJson::of).toList();
        return new Page<>(all, 1, Math.max(all.size(), Page.USUAL), all.size());
    }

    @POST
    @Requires("users.write")
    @Answers(201)
    @Operation(summary = "Mails an invitation that is good for seven days; an earlier one to the same e-mail stops working.")
    public InvitationJson invite(NewInvitationJson wanted, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        Invitation invitation = invitations.invite(caller, wanted.email(), wanted.name(), wanted.role() == null ? null : Role.of(wanted.role()));
        live.publish(caller.tenant(), "users", "changed", List.of(invitation.id()), null);
        return InvitationJson.of(invitation);
    }

    @DELETE
    @Path("{id}")
    @Requires("users.write")
    @Operation(summary = "Withdraws an invitation; its link stops working.")
    public void withdraw(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        invitations.withdraw(caller, id);
        live.publish(caller.tenant(), "users", "changed", List.of(id), null);
    }

    @POST
    @Path("acceptances")
    @Anyone
    @Answers(value = 201, type = SignedInJson.class)
    @Operation(summary = "Accepts an invitation by its link's token: the person chooses a password and is signed in.")
    public Response accept(AcceptanceJson wanted, @Context HttpServletRequest request) {
        Fields.of().text("token", wanted.token(), 1, 100).required("password", wanted.password()).refuse();
        Sessions.From from = SignIns.from(request);
        User user = invitations.accept(wanted.token(), wanted.name(), wanted.password(), from);
        live.publish(user.tenant(), "users", "added", List.of(user.id()), null);
        return SignIns.answer(201, sessions.open(user, from, "invitation"), request, companies);
    }
}
