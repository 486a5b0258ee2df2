package com.plumbline.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Makes a component with {@code scope = ServiceScope.PROTOTYPE} a resource below {@code /api}.
 *
 * <p>Use this, not {@code @JakartarsResource}: it also tells the white-board to wait for the door (authentication,
 * permissions, CSRF), so that there is no moment in which the resource is served without it.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RestResource {

    String PREFIX_ = "osgi.jakartars.";

    boolean resource() default true;

    String extension_select() default "(plumbline.door=true)";
}
