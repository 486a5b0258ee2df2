package com.plumbline.rest.internal.account;

import com.plumbline.identity.OwnPassword;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Anyone;
import com.plumbline.rest.Fields;
import com.plumbline.rest.RestResource;
import com.plumbline.rest.SignIns;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** A new password for who has forgotten his. */
@Component(service = PasswordResetResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("password-resets")
public class PasswordResetResource {

    private final OwnPassword passwords;

    record EmailJson(String email) {}

    record ResetJson(String token, String password) {
        @Override
        public String toString() {
            return "ResetJson";
        }
    }

    /** Nothing, whoever asked. */
    record TakenJson() {}

    @Activate
    public PasswordResetResource(@Reference OwnPassword passwords) {
        this.passwords = passwords;
    }

    @POST
    @Anyone
    @Answers(202)
    @Operation(summary = "Mails a link to a new password, if there is such a person; the answer is the same if not.")
    public TakenJson ask(EmailJson wanted, @Context HttpServletRequest request) {
        Fields.of().text("email", wanted.email(), 3, 254).refuse();
        passwords.forgotten(wanted.email(), SignIns.from(request));
        return new TakenJson();
    }

    @POST
    @Path("confirmations")
    @Anyone
    @Operation(summary = "Sets the password by the link's token, which is used up; all sessions of the person end.")
    public void confirm(ResetJson reset, @Context HttpServletRequest request) {
        Fields.of().text("token", reset.token(), 1, 100).required("password", reset.password()).refuse();
        passwords.reset(reset.token(), reset.password(), SignIns.from(request));
    }
}
