/**
 * What a technician should know before the door opens.
 *
 * <p>A profile says what is known about a customer in three categories ({@link com.plumbline.briefing.Category}), each
 * {@link com.plumbline.briefing.Fact} with where it comes from and when. A briefing is written for a job from the profile, the
 * history, the equipment and guidance for the job's trade, by a language model or by rules; the record says which. It is
 * delivered by SMS with a link to a page that expires after the visit. Only the current state is kept.
 */
@Export
@Version("1.1.0")
package com.plumbline.briefing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
