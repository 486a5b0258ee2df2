package com.plumbline.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permissions a caller needs, all of them; on a resource method, or on the class for every method without its own.
 *
 * <p>Without a session or token the answer is 401, without a permission 403 that names it. A permission that is not in
 * {@code roles.json} of identity makes the resource refused, by name, in the log and on the health page.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requires {

    /** What only the operator's token holds, and only from the appliance itself. */
    String OPERATOR = "operator";

    String[] value();
}
