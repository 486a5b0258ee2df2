/**
 * What the company sells and for how much. {@link com.plumbline.pricebook.PriceBook} reads; everything is mirrored while
 * ServiceTitan leads. A price that anybody is told comes from here and nowhere else.
 */
@Export
@Version("1.0.0")
package com.plumbline.pricebook;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
