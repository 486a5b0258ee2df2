package com.plumbline.rest.internal.door;

import com.plumbline.rest.Answers;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** Gives a method's {@link Answers status} to the record it returned. */
@Component(service = ContainerResponseFilter.class, scope = ServiceScope.PROTOTYPE)
@JakartarsExtension
@JakartarsName("plumbline.statuses")
public class Statuses implements ContainerResponseFilter {

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method method = resource.getResourceMethod();
        // A method that returns a Response has said its status itself.
        if (method == null || response.getStatus() != 200 || method.getReturnType() == Response.class) {
            return;
        }
        Answers answers = method.getAnnotation(Answers.class);
        if (answers != null && answers.value() != 200) {
            response.setStatus(answers.value());
        }
    }
}
