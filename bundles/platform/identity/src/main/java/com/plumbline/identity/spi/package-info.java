/** What other bundles may be told of: {@link com.plumbline.identity.spi.AuditWatcher}. */
@Export
@Version("1.0.0")
package com.plumbline.identity.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
