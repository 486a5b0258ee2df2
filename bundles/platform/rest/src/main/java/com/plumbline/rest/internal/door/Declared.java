package com.plumbline.rest.internal.door;

import com.plumbline.rest.Anyone;
import com.plumbline.rest.BodyLimit;
import com.plumbline.rest.Requires;
import com.plumbline.rest.SignedIn;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * What a resource method says about who may call it; the method's own word counts before its class's.
 *
 * @param permissions all of them are needed; empty for {@link Kind#SIGNED_IN} and the rest
 */
public record Declared(Kind kind, List<String> permissions) {

    /** Who may come in. */
    public enum Kind { ANYONE, SIGNED_IN, PERMITTED, NOBODY }

    private static final Declared NOTHING = new Declared(Kind.NOBODY, List.of());

    public static Declared of(Class<?> resource, Method method) {
        Declared own = of(method);
        return own != NOTHING ? own : of(resource);
    }

    static long bodyLimit(Method method) {
        BodyLimit limit = method.getAnnotation(BodyLimit.class);
        return limit == null ? BodyLimit.USUAL : limit.value();
    }

    /** Whether a parameter is filled from the body and may not be {@code null}: it is the one that says nothing of where it comes from. */
    static boolean needsBody(Method method) {
        return Arrays.stream(method.getParameters()).map(Parameter::getAnnotations).anyMatch(annotations -> annotations.length == 0);
    }

    private static Declared of(AnnotatedElement element) {
        Requires requires = element.getAnnotation(Requires.class);
        boolean signedIn = element.isAnnotationPresent(SignedIn.class);
        boolean anyone = element.isAnnotationPresent(Anyone.class);
        if (requires != null && requires.value().length > 0 && !signedIn && !anyone) {
            return new Declared(Kind.PERMITTED, List.of(requires.value()));
        }
        if (requires == null && signedIn != anyone) {
            return new Declared(anyone ? Kind.ANYONE : Kind.SIGNED_IN, List.of());
        }
        // Nothing, or two that contradict each other.
        return NOTHING;
    }
}
