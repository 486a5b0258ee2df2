package com.plumbline.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The status of a successful answer when it is not 200 (or 204 for nothing), and its type where the signature cannot say it.
 *
 * <p>{@code @Answers(202) BriefingStarted write(…)} sends the record with 202; {@code @Answers(type = JobJson.class) Response
 * get(…)} only documents what the {@code Response} holds, for instance beside an {@code ETag}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

    int value() default 200;

    Class<?> type() default void.class;
}
