/**
 * What a customer was offered. {@link com.plumbline.estimates.Estimates} reads; everything is mirrored while ServiceTitan
 * leads.
 */
@Export
@Version("1.0.0")
package com.plumbline.estimates;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
