/**
 * Customers: who they are, where they are served, how to reach them, what is installed there.
 *
 * <p>{@link com.plumbline.customers.Customers} reads and searches; a {@link com.plumbline.customers.Customer} has one or many
 * {@link com.plumbline.customers.Location}s, and equipment stands at a location. While ServiceTitan leads, these records are
 * mirrored; notes written here are ours.
 */
@Export
@Version("1.0.0")
package com.plumbline.customers;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
