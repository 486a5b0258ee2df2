/**
 * The words every bundle shares: money, companies, ids, phone numbers, time, errors, pages.
 *
 * <p>A {@link com.plumbline.kernel.TenantId} is an argument of every call that touches a company; an id is a time-sorted
 * 64-bit number that leaves the appliance as text with a prefix ({@link com.plumbline.kernel.Ids}). Failures belong to one of
 * three families: {@link com.plumbline.kernel.RuleViolation}, {@link com.plumbline.kernel.NotFound},
 * {@link com.plumbline.kernel.VendorFailure}. Nothing here knows the trade, a database or a vendor.
 */
@Export
@Version("1.0.0")
package com.plumbline.kernel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
