package com.plumbline.rest.internal.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** Turns every failure below {@code /api} into a problem document. */
@Component(service = ExceptionMapper.class, scope = ServiceScope.PROTOTYPE)
@JakartarsExtension
@JakartarsName("plumbline.problems")
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable failure) {
        Refusal refusal = Problems.of(failure);
        Response.ResponseBuilder answer = Response.status(refusal.problem().status()).type(Problem.MEDIA_TYPE).entity(refusal.problem());
        refusal.headers().forEach(answer::header);
        return answer.build();
    }
}
