/** The company's trucks and what belongs on each. {@link com.plumbline.inventory.Trucks} reads; mirrored while ServiceTitan leads. */
@Export
@Version("1.0.0")
package com.plumbline.inventory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
