package com.plumbline.briefing.internal.automation;

import com.plumbline.briefing.internal.automation.AutomationRules.Policy;
import com.plumbline.jobs.Job;
import com.plumbline.jobs.Technician;
import com.plumbline.messaging.QuietTimes.Quiet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that decides what is next for the briefing of a job.
 *
 * @param job        {@code null} when it is gone
 * @param technician who is assigned, {@code null} for nobody
 * @param text       how far the job's text is
 * @param quiet      the quiet hours that a moment falls into
 * @param optedOut   whether the technician's phone told the company to stop
 * @param smsLeft    of today's budget; {@link Long#MAX_VALUE} without one
 * @param smsBudget  of a day, for people
 * @param tomorrow   when the next day's budget begins
 */
record Outlook(Job job, Technician technician, Policy policy, Text text, Function<Instant, Optional<Quiet>> quiet, boolean optedOut, long smsLeft,
        Integer smsBudget, Instant tomorrow, ZoneId zone, Instant now) {

    /** @param since when the state began @param error of a text that failed */
    record Text(State state, Instant since, Instant writtenAt, String error) {

        enum State { NONE, WRITING, READY, FAILED }

        static final Text NONE = new Text(State.NONE, null, null, null);
    }

    /** How far a sending is; read with the plan it belongs to. */
    record Sending(String state, String recipient, String error) {}
}
