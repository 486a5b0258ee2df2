/**
 * What a customer was billed. {@link com.plumbline.invoicing.Invoices} reads; everything is mirrored while ServiceTitan
 * leads.
 */
@Export
@Version("1.0.0")
package com.plumbline.invoicing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
