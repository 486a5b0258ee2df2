package com.plumbline.rest.internal.door;

import com.plumbline.identity.Caller;
import com.plumbline.rest.internal.problem.Refusal;
import com.plumbline.rest.spi.Guard;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Asks the guards of a path. Plug-in resources, below {@code x/}, always have one: without it they are not served. */
@Component(service = Guards.class)
public class Guards {

    private static final String PLUGINS = "x/";

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<Guard> guards;

    void check(Caller caller, String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        boolean guarded = false;
        for (Guard guard : guards) {
            if (relative.startsWith(guard.guards())) {
                guard.check(caller, relative);
                guarded = true;
            }
        }
        if (!guarded && relative.startsWith(PLUGINS)) {
            throw new Refusal(503, "appliance.starting", "Plug-ins are still starting. Try again in a few seconds.");
        }
    }
}
