/**
 * Briefings that go out by themselves.
 *
 * <p>A {@link com.plumbline.briefing.internal.automation.Plan} is the one briefing of a job for one technician. Whatever happens
 * to the job, the technician, the text or the SMS makes the {@link com.plumbline.briefing.internal.automation.Planner} look at
 * the job anew; {@link com.plumbline.briefing.internal.automation.Course} says from the state of things alone what is next, so
 * looking twice changes nothing. The next moment to look is later work of the outbox, committed with the plan: it survives a
 * kill, moves with the plan and is taken back with it.
 */
package com.plumbline.briefing.internal.automation;
