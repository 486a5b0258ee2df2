package com.plumbline.messaging.internal.rest;

import com.plumbline.kernel.Page;
import com.plumbline.mail.Mail;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/mails}: e-mails that the company sent or will send. */
@Component(service = MailResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("mails")
public class MailResource {

    private final Mail mail;

    @Activate
    public MailResource(@Reference Mail mail) {
        this.mail = mail;
    }

    @GET
    @Requires("messages.read")
    @Operation(summary = "E-mails that the company sent or will send, newest first; state is queued, sending, sent or failed.")
    public Page<MailJson> list(@BeanParam PageQuery query, @QueryParam("state") String state, @Context SecurityContext security) {
        return mail.list(Callers.of(security).tenant(), MailJson.state(state), query.page()).map(MailJson::of);
    }

    @POST
    @Path("{id}/retries")
    @Requires("messages.replay")
    @Answers(202)
    @Operation(summary = "Sends a mail again that was given up, while its text is still there: a week.")
    public void retry(@PathParam("id") String id, @Context SecurityContext security) {
        mail.retry(Callers.of(security).tenant(), id);
    }
}
