/**
 * The mirror of a company's records in another system: runs, and the comparison with what that system has.
 *
 * <p>{@link com.plumbline.sync.Sync} starts a run and tells how it goes. A run goes through the entities page by page; each page
 * of records and its cursor commit in one transaction together with the event that continues the run, so a run survives
 * whatever happens to the appliance. What is mirrored is decided by the {@code Mirror}s that other bundles offer and the
 * {@link com.plumbline.sync.spi.MirrorSource} of an integration.
 */
@Export
@Version("1.0.0")
package com.plumbline.sync;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
