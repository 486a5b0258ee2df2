package com.plumbline.messaging.internal.rest;

import com.plumbline.kernel.Page;
import com.plumbline.mail.Mail;
import com.plumbline.mail.MailAddress;
import com.plumbline.messaging.Message;
import com.plumbline.messaging.Purpose;
import com.plumbline.messaging.internal.OfficeMails;
import com.plumbline.rest.Answers;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Fields;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/mails}: e-mails that the company sent or will send. */
@Component(service = MailResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("mails")
public class MailResource {

    private static final int LONGEST_SUBJECT = 120;
    private static final int LONGEST_TEXT = 1400;

    private final Mail mail;
    private final OfficeMails office;

    /** @param purpose {@code operational}: about his visit or invoice; {@code marketing}: an offer, with a link to unsubscribe */
    record NewMailJson(String to, String subject, String text, String purpose) {
        @Override
        public String toString() {
            return "NewMailJson";
        }
    }

    record QueuedJson(String id, String state) {}

    @Activate
    public MailResource(@Reference Mail mail, @Reference OfficeMails office) {
        this.mail = mail;
        this.office = office;
    }

    @GET
    @Requires("messages.read")
    @Operation(summary = "E-mails that the company sent or will send, newest first; state is queued, sending, sent or failed.")
    public Page<MailJson> list(@BeanParam PageQuery query, @QueryParam("state") String state, @Context SecurityContext security) {
        return mail.list(Callers.of(security).tenant(), MailJson.state(state), query.page()).map(MailJson::of);
    }

    @POST
    @Requires("messages.send")
    @Answers(202)
    @Operation(summary = "Writes an e-mail to one person; an offer (purpose marketing) is refused once he has unsubscribed.")
    public QueuedJson send(NewMailJson wanted, @Context SecurityContext security) {
        Optional<Purpose> purpose = Arrays.stream(Purpose.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted.purpose())).findFirst();
        Fields.of().when(!MailAddress.isValid(wanted.to()), "to", "is not an e-mail address").text("subject", wanted.subject(), 1, LONGEST_SUBJECT)
                .text("text", wanted.text(), 1, LONGEST_TEXT).when(purpose.isEmpty(), "purpose", "is operational or marketing").refuse();
        Message queued = office.send(Callers.of(security), wanted.to(), wanted.subject().strip(), wanted.text().strip(), purpose.orElseThrow());
        return new QueuedJson(queued.id().toString(), queued.state().name().toLowerCase(Locale.ROOT));
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
