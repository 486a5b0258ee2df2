/** The port that a language model's plug-in implements: {@link com.plumbline.assist.spi.LanguageModel}. */
@Export
@Version("1.0.0")
package com.plumbline.assist.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
