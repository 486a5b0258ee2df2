/** What a plug-in that carries mail implements, and what gives companies their sender names. */
@Export
@Version("1.0.0")
package com.plumbline.mail.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
