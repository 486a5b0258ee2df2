/**
 * A company is a database.
 *
 * <p>Every company has its own embedded Derby database or, with {@code storage = postgresql}, its own schema; one more, the
 * <em>platform</em>, holds what belongs to no company. A bundle with tables carries {@code META-INF/persistence.xml} (header
 * {@code Meta-Persistence}) and its migrations under {@code db/}; this bundle finds it, brings its tables up to date in every
 * company that is opened, and registers a {@link com.plumbline.persistence.Store} with the unit's name. Each call names its
 * company, and there is no other way to a table, so a query cannot forget it.
 */
@Export
@Version("1.0.0")
package com.plumbline.persistence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
