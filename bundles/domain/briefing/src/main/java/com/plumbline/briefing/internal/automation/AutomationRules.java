package com.plumbline.briefing.internal.automation;

import com.plumbline.jobs.Job;
import java.util.Map;

/**
 * When a company's briefings go out by themselves.
 *
 * @param hoursBefore      the visit, for {@link Moment#BEFORE}; 1 to 72
 * @param dailySms         most SMS a day that nobody asked for one by one; {@code null} for no limit
 * @param dailyModelTokens when the company's models have used so many today, texts are written by rules; {@code null} for no limit
 * @param jobTypes         what single job types do otherwise, by id
 */
public record AutomationRules(boolean on, Mode mode, Moment moment, int hoursBefore, Integer dailySms, Long dailyModelTokens,
        Map<Long, TypeRule> jobTypes) {

    /** In JSON lower case. */
    public enum Mode { HOLD, AUTOMATIC }

    /** In JSON lower case. */
    public enum Moment { ASSIGNMENT, BEFORE, DISPATCH }

    /** Each part {@code null}: as the company. */
    public record TypeRule(Boolean on, Moment moment, Integer hoursBefore) {}

    /** What holds for one job. */
    public record Policy(boolean on, Mode mode, Moment moment, int hoursBefore) {}

    /** Off, until somebody switches it on. */
    public static final AutomationRules USUAL = new AutomationRules(false, Mode.HOLD, Moment.BEFORE, 2, 200, 200_000L, Map.of());

    public static final int LONGEST_BEFORE = 72;

    Policy policy(Job job) {
        TypeRule own = job.jobTypeId() == null ? null : jobTypes.get(job.jobTypeId().value());
        return own == null ? new Policy(on, mode, moment, hoursBefore)
                : new Policy(on && own.on() == null || on && own.on(), mode, own.moment() == null ? moment : own.moment(),
                        own.hoursBefore() == null ? hoursBefore : own.hoursBefore());
    }
}
