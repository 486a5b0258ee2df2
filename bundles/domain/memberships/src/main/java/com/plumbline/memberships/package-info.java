/**
 * Which customer has which membership. {@link com.plumbline.memberships.Memberships} reads; everything is mirrored while
 * ServiceTitan leads.
 */
@Export
@Version("1.0.0")
package com.plumbline.memberships;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
