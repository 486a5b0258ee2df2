/**
 * What an integration implements so that a company can be mirrored: {@link com.plumbline.sync.spi.MirrorSource}.
 *
 * <p>{@code sync} owns runs, cursors, retries over time and comparison; a source only answers "the next page after this cursor"
 * and "what do you have". It reads, it never writes to the vendor. Entities and their fields are data:
 * {@link com.plumbline.sync.spi.MirrorEntities} reads {@code sync/entities.json}.
 */
@Export
@Version("1.0.0")
package com.plumbline.sync.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
