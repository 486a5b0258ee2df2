/**
 * Tests of tables without OSGi, on both databases, through the code that the appliance runs.
 *
 * <p>A test method annotated with {@link com.plumbline.testkit.ForEachStorage} runs once on Derby and once on PostgreSQL. It
 * gets a fresh company and a {@code Store} for its module's unit. Units are found on the class path: the module's own and
 * those of the bundles it depends on, so a handler's test has the outbox's tables too.
 */
package com.plumbline.testkit;
