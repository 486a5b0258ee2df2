/** What a plug-in's tests speak to the simulated vendors with. */
@Export
@Version("1.0.0")
package com.plumbline.simulators.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
