/** What other bundles may add to the door: {@link com.plumbline.rest.spi.Guard}. */
@Export
@Version("1.0.0")
package com.plumbline.rest.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
