/**
 * The copies of jobs and what belongs to them, one {@code Mirror} each, and what follows from their changes.
 *
 * <p>A job's current appointment and technician are derived whenever its appointments or assignments change
 * ({@link com.plumbline.jobs.internal.mirror.CurrentVisit}), and events are published from the differences
 * ({@link com.plumbline.jobs.internal.mirror.JobNews}).
 */
package com.plumbline.jobs.internal.mirror;
