/**
 * Copies of records that another system owns, before anybody knows which system that is.
 *
 * <p>{@code sync} asks a vendor's source for pages of {@link com.plumbline.kernel.mirror.MirrorRecord} in the canonical field
 * names and hands each page to the {@link com.plumbline.kernel.mirror.Mirror} of its entity, which the domain that owns the
 * table offers. So a vendor knows no table, a table knows no vendor, and a removed domain only makes its entity disappear
 * from the list of what is mirrored.
 */
@Export
@Version("1.0.0")
package com.plumbline.kernel.mirror;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
