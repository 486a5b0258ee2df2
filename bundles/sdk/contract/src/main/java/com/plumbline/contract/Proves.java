package com.plumbline.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The requirement rows a test proves, {@code @Proves("PLT-12")}. On a class it holds for each of its tests. Put it only where
 * the row goes through the door a user or vendor uses; a row counts as proven when all its tests passed.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {

    String[] value();
}
