package com.plumbline.messaging.internal.rest;

import com.plumbline.kernel.Page;
import com.plumbline.messaging.internal.MessageList;
import com.plumbline.messaging.internal.store.ConsentEntity;
import com.plumbline.rest.Callers;
import com.plumbline.rest.PageQuery;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** {@code /api/consents}: which numbers have said stop, or start again, and which e-mail addresses want no offers. */
@Component(service = ConsentResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("consents")
public class ConsentResource {

    private final MessageList messages;

    @Activate
    public ConsentResource(@Reference MessageList messages) {
        this.messages = messages;
    }

    /**
     * @param channel {@code sms} or {@code email}
     * @param phone   the address, if it is one's number
     * @param state   {@code in} or {@code out}
     */
    public record ConsentJson(String address, String channel, @Nullable String phone, String state, Instant at, String source) {

        static ConsentJson of(ConsentEntity row) {
            return new ConsentJson(row.address(), row.isEmail() ? "email" : "sms", row.isEmail() ? null : row.address(), row.state(), row.at(), row.source());
        }
    }

    @GET
    @Requires("messages.read")
    @Operation(summary = "Numbers and e-mail addresses that have decided about being written to; q is a part of one.")
    public Page<ConsentJson> list(@BeanParam PageQuery query, @Context SecurityContext security) {
        return messages.consents(Callers.of(security).tenant(), query.text(), query.page()).map(ConsentJson::of);
    }
}
