/** Where more about a customer can come from: {@link com.plumbline.briefing.spi.ProfileSource}. */
@Export
@Version("2.0.0")
package com.plumbline.briefing.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
