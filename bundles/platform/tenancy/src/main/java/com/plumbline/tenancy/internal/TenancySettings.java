package com.plumbline.tenancy.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/com.plumbline.tenancy.cfg}. */
@ObjectClassDefinition(name = "Companies")
public @interface TenancySettings {

    @AttributeDefinition(description = "Days between the closing of a company and its deletion; until then it can be brought back.")
    int graceDays() default 30;

    @AttributeDefinition(description = "What a million tokens given to a language model cost, in cents; for the usage figures only.")
    int inputCentsPerMillion() default 300;

    @AttributeDefinition(description = "What a million tokens got from a language model cost, in cents.")
    int outputCentsPerMillion() default 1500;
}
