/** What other bundles may add to a job: how far its briefing is, what its campaign is called. Each is optional. */
@Export
@Version("1.0.0")
package com.plumbline.jobs.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
