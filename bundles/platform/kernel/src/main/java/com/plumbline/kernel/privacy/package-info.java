/**
 * What is held about a person, wherever it lies, before anybody knows who holds it.
 *
 * <p>Each bundle with personal data offers a {@link com.plumbline.kernel.privacy.PersonalData}. The domain that owns the customers
 * gathers from all of them the answer to "what do you hold about me" and has all of them erase it; what it has decided about a
 * customer, others ask of {@link com.plumbline.kernel.privacy.PrivacyDecisions}.
 */
@Export
@Version("1.0.0")
package com.plumbline.kernel.privacy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
