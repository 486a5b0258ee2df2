package com.plumbline.operations.internal;

import com.plumbline.rest.DoorReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** The appliance's own bundles, each as a service that is up or not, with what it waits for. */
@Component(service = Services.class)
public class Services {

    private static final String OURS = "com.plumbline.";
    private static final String REBUNDLED = "com.plumbline.thirdparty";

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final DoorReport door;

    /** @param detail what is wrong, {@code null} when nothing is */
    record Service(String name, String status, String detail) {

        boolean isUp() {
            return status.equals("up");
        }
    }

    @Activate
    public Services(BundleContext context, @Reference ServiceComponentRuntime components, @Reference DoorReport door) {
        this.context = context;
        this.components = components;
        this.door = door;
    }

    List<Service> all() {
        List<Service> all = new ArrayList<>();
        for (Bundle bundle : bundles()) {
            String name = bundle.getSymbolicName().substring(OURS.length());
            if (bundle.getState() != Bundle.ACTIVE) {
                all.add(new Service(name, "down", "The bundle is " + state(bundle) + "."));
            } else {
                List<String> waiting = waiting(bundle);
                all.add(new Service(name, waiting.isEmpty() ? "up" : "degraded", waiting.isEmpty() ? null : String.join("; ", waiting)));
            }
        }
        door.notServed().forEach(method -> all.add(new Service("rest", "degraded", "Not served: " + method)));
        return all;
    }

    /** By name; without fragments, which have no state of their own. */
    List<Bundle> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null && bundle.getSymbolicName().startsWith(OURS)
                        && !bundle.getSymbolicName().startsWith(REBUNDLED) && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .sorted((a, b) -> a.getSymbolicName().compareTo(b.getSymbolicName())).toList();
    }

    static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "active";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            case Bundle.RESOLVED -> "resolved";
            case Bundle.INSTALLED -> "installed";
            default -> "gone";
        };
    }

    /** Components of the bundle that cannot work, and why. */
    private List<String> waiting(Bundle bundle) {
        List<String> waiting = new ArrayList<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
                String name = component.implementationClass.substring(component.implementationClass.lastIndexOf('.') + 1);
                if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    waiting.add(name + " failed to start; the log says why");
                } else if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                    waiting.add(name + " waits for " + Arrays.stream(configuration.unsatisfiedReferences).map(unsatisfied -> interfaceOf(component, unsatisfied))
                            .collect(Collectors.joining(", ")));
                }
            }
        }
        return waiting;
    }

    private static String interfaceOf(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO unsatisfied) {
        return Arrays.stream(component.references).filter(reference -> reference.name.equals(unsatisfied.name)).findFirst()
                .map(reference -> reference.interfaceName.substring(reference.interfaceName.lastIndexOf('.') + 1)
                        + (reference.target == null ? "" : " " + reference.target)).orElse(unsatisfied.name);
    }
}
