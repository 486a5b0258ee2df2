package com.plumbline.persistence.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** {@code etc/com.plumbline.persistence.cfg}; a change takes effect at once, without a restart. */
@ObjectClassDefinition(name = "Storage", description = "Where companies are kept")
@interface StorageSettings {

    @AttributeDefinition(description = "derby: embedded, nothing to install. postgresql: one schema per company on a server.",
            options = {@Option("derby"), @Option("postgresql")})
    String storage() default "derby";

    @AttributeDefinition(description = "Folder for Derby's databases. Empty: the system property plumbline.data, else the appliance's data folder.")
    String dataFolder() default "";

    @AttributeDefinition(description = "PostgreSQL: jdbc:postgresql://localhost:5432/plumbline")
    String url() default "jdbc:postgresql://localhost:5432/plumbline";

    @AttributeDefinition(description = "PostgreSQL: owner of the database")
    String user() default "plumbline";

    @AttributeDefinition(description = "PostgreSQL: password of the user")
    String password() default "";

    @AttributeDefinition(description = "Connections: with derby per open company, with postgresql in all")
    int poolSize() default 24;

    @AttributeDefinition(description = "Minutes without use after which a company's database is closed (derby)")
    int idleMinutes() default 10;

    @AttributeDefinition(description = "Companies open at the same time; above it those unused the longest are closed; 0: as many as a third of the heap holds (derby)")
    int mostOpen() default 0;
}
