/** What other bundles tell of a company's usage: {@link com.plumbline.tenancy.spi.UsageSource}. */
@Export
@Version("1.0.0")
package com.plumbline.tenancy.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
