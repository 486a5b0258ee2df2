/**
 * The life of a company on this appliance: signed up, confirmed by e-mail, pending, approved; declined, suspended, closed and deleted. The
 * platform admin leads it through; {@code kernel.Company.State} says where it stands, and nothing leaves the appliance for a company that is
 * not active. What other bundles add is {@link com.plumbline.tenancy.spi.UsageSource}; how a
 * company looks on pages of theirs is {@link com.plumbline.tenancy.CompanyBrands}.
 */
@Export
@Version("1.0.0")
package com.plumbline.tenancy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
