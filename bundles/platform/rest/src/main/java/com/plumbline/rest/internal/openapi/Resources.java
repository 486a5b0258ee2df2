package com.plumbline.rest.internal.openapi;

import com.plumbline.identity.Permissions;
import com.plumbline.rest.Requires;
import com.plumbline.rest.internal.door.Declared;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every resource that is registered now: what the OpenAPI document tells of, and what was refused because it declares nothing. */
@Component(service = Resources.class, immediate = true)
public class Resources {

    private static final Logger log = LoggerFactory.getLogger(Resources.class);

    private final Permissions permissions;
    private final Map<ServiceReference<?>, Registered> registered = new ConcurrentHashMap<>();
    private final ServiceTracker<Object, Object> tracker;

    /** @param problems of methods that are not served, by name */
    public record Registered(Class<?> type, String bundle, List<Operation> operations, List<String> problems) {}

    /** @param path {@code /api/jobs/{id}} */
    public record Operation(String method, String path, Method java, Declared declared) {}

    @Activate
    public Resources(BundleContext context, @Reference Permissions permissions) throws InvalidSyntaxException {
        this.permissions = permissions;
        this.tracker = new ServiceTracker<>(context, context.createFilter("(osgi.jakartars.resource=true)"), new Listen());
        tracker.open();
    }

    /** Looks at classes only. */
    Resources(Permissions permissions) {
        this.permissions = permissions;
        this.tracker = null;
    }

    @Deactivate
    void deactivate() {
        tracker.close();
    }

    public List<Operation> operations() {
        return registered.values().stream().map(Registered::operations).flatMap(Collection::stream)
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method)).toList();
    }

    /** What is refused, for the health page. */
    public List<String> problems() {
        return registered.values().stream().map(Registered::problems).flatMap(Collection::stream).sorted().toList();
    }

    Registered examine(Class<?> type) {
        List<Operation> operations = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Path base = type.getAnnotation(Path.class);
        for (Method method : type.getMethods()) {
            String verb = verb(method);
            if (base == null || verb == null) {
                continue;
            }
            Declared declared = Declared.of(type, method);
            String problem = problem(declared);
            if (problem == null) {
                operations.add(new Operation(verb, join(base, method.getAnnotation(Path.class)), method, declared));
            } else {
                problems.add(type.getName() + "." + method.getName() + " " + problem);
            }
        }
        operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        var bundle = FrameworkUtil.getBundle(type);
        return new Registered(type, bundle == null ? "" : bundle.getSymbolicName(), operations, problems);
    }

    private String problem(Declared declared) {
        if (declared.kind() == Declared.Kind.NOBODY) {
            return "has none, or more than one, of @Requires, @SignedIn, @Anyone";
        }
        return declared.permissions().stream()
                .filter(permission -> !permission.equals(Requires.OPERATOR) && !permissions.all().contains(permission))
                .findFirst().map(unknown -> "requires \"" + unknown + "\", which is not in roles.json").orElse(null);
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value()).findFirst().orElse(null);
    }

    private static String join(Path base, Path own) {
        String path = "/api/" + base.value() + (own == null ? "" : "/" + own.value());
        String plain = path.replaceAll("/+", "/").replaceAll("\\{\\s*([^:}\\s]+)\\s*:[^}]*}", "{$1}");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private final class Listen implements ServiceTrackerCustomizer<Object, Object> {

        /** The component's name is its class's: nothing is instantiated just to be looked at. */
        @Override
        public Object addingService(ServiceReference<Object> reference) {
            Object name = reference.getProperty(ComponentConstants.COMPONENT_NAME);
            if (name == null) {
                return null;
            }
            try {
                Registered found = examine(reference.getBundle().loadClass(name.toString()));
                found.problems().forEach(problem -> log.error("Not served: {}", problem));
                registered.put(reference, found);
                return reference;
            } catch (ClassNotFoundException otherName) {
                log.warn("The resource component {} is not named like its class, so it is not in the OpenAPI document", name);
                return null;
            }
        }

        @Override
        public void modifiedService(ServiceReference<Object> reference, Object tracked) {
            // The class is the same.
        }

        @Override
        public void removedService(ServiceReference<Object> reference, Object tracked) {
            registered.remove(reference);
        }
    }
}
