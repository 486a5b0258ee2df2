/**
 * Jobs: what is to be done where, when and by whom.
 *
 * <p>A {@link com.plumbline.jobs.Job} has appointments, an appointment has technicians; the job's own start, arrival window and
 * technician are those of the appointment that matters now: the one under way, else the next one, else the last.
 * {@link com.plumbline.jobs.Jobs} and {@link com.plumbline.jobs.Technicians} read; the only thing changed here while ServiceTitan
 * leads is the phone override of a technician and the notes.
 */
@Export
@Version("1.0.0")
package com.plumbline.jobs;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
