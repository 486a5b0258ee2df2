package com.plumbline.messaging.internal.rest;

import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.mail.Mail;
import com.plumbline.rest.Answers;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/platform/mails}: e-mails of the appliance itself, about accounts and companies. */
@Component(service = PlatformMailResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/mails")
public class PlatformMailResource {

    private final Mail mail;

    @Activate
    public PlatformMailResource(@Reference Mail mail) {
        this.mail = mail;
    }

    @GET
    @Requires("companies.read")
    @Operation(summary = "E-mails of the appliance itself, about accounts and companies, newest first; state is queued, sending, sent or failed.")
    public Page<MailJson> list(@BeanParam PageQuery query, @QueryParam("state") String state) {
        return mail.list(TenantId.PLATFORM, MailJson.state(state), query.page()).map(MailJson::of);
    }

    @POST
    @Path("{id}/retries")
    @Requires("companies.write")
    @Answers(202)
    @Operation(summary = "Sends a mail again that was given up, while its text is still there: a week.")
    public void retry(@PathParam("id") String id) {
        mail.retry(TenantId.PLATFORM, id);
    }
}
