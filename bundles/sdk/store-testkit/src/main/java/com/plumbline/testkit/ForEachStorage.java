package com.plumbline.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the test once per database; {@code -Dplumbline.test.storage=derby} leaves the other one out. Parameters of the test, of
 * {@code @BeforeEach} and {@code @AfterEach}: {@link TestStorage}, {@code Store} (of the module's unit), {@code TenantId} (a
 * fresh company, the same within one test), {@code CompanyDatabases}.
 */
@Documented
@TestTemplate
@ExtendWith(EachStorage.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForEachStorage {}
