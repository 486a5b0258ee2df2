/**
 * Who may do what, in which company, and who did it.
 *
 * <p>A {@link com.plumbline.kernel.Company} belongs to the appliance; its people are {@link com.plumbline.identity.Users},
 * who sign in to get a {@link com.plumbline.identity.Sessions session}; programs use {@link com.plumbline.identity.ApiTokens}.
 * Either way a request ends up with a {@link com.plumbline.identity.Caller}, whose permissions come from the role by the one
 * table in {@code roles.json} ({@link com.plumbline.identity.Permissions}). What a caller did is in the company's own
 * {@link com.plumbline.identity.Audit} trail. Secrets of any bundle go through the {@link com.plumbline.identity.Vault}.
 *
 * <p>This bundle knows no HTTP: cookies, headers and the resources stand in {@code com.plumbline.rest}.
 */
@Export
@Version("1.0.0")
package com.plumbline.identity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
