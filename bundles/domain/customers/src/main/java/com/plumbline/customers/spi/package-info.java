/** What other bundles may add to a customer: the state of the profile, the work done so far. Each is optional. */
@Export
@Version("1.0.0")
package com.plumbline.customers.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
