package com.plumbline.rest.internal.identity;

import com.plumbline.identity.Role;
import com.plumbline.identity.Sessions;
import com.plumbline.identity.SetUp;
import com.plumbline.identity.Users;
import com.plumbline.kernel.Companies;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.Fields;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The first company and its owner, by the one-time link. */
@Component(service = SetUpResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("setup")
public class SetUpResource {

    private final SetUp setUp;
    private final Sessions sessions;
    private final Companies companies;

    record Needed(boolean needed) {}

    record FirstCompany(String token, String company, ZoneId zone, String name, String email, String password) {
        @Override
        public String toString() {
            return "FirstCompany";
        }
    }

    @Activate
    public SetUpResource(@Reference SetUp setUp, @Reference Sessions sessions, @Reference Companies companies) {
        this.setUp = setUp;
        this.sessions = sessions;
        this.companies = companies;
    }

    @GET
    @Anyone
    @Operation(summary = "Whether the appliance still waits for its first company.")
    public Needed needed() {
        return new Needed(setUp.needed());
    }

    @POST
    @Anyone
    @Answers(value = 201, type = SignedInJson.class)
    @Operation(summary = "Makes the first company and its owner, who is signed in at once; the link's token is used up.")
    public Response complete(FirstCompany first, @Context HttpServletRequest request) {
        Fields.of().required("token", first.token()).text("company", first.company(), 1, 200).required("zone", first.zone()).refuse();
        SetUp.Done done = setUp.complete(first.token(), first.company(), first.zone(),
                new Users.NewUser(first.name(), first.email(), Role.OWNER, first.password()));
        return SignIns.answer(201, sessions.open(done.owner(), SignIns.from(request), "password"), request, companies);
    }
}
