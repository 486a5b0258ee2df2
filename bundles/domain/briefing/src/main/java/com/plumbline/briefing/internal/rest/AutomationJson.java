package com.plumbline.briefing.internal.rest;

import com.plumbline.briefing.internal.automation.AutomationRules;
import com.plumbline.briefing.internal.automation.AutomationRules.Mode;
import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.briefing.internal.automation.AutomationRules.TypeRule;
import com.plumbline.jobs.JobType;
import com.plumbline.jobs.JobTypeId;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.rest.Fields;
import jakarta.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rules of automatic briefings.
 *
 * @param mode             {@code hold automatic}
 * @param moment           {@code assignment before dispatch}
 * @param hoursBefore      the visit, 1 to 72
 * @param dailySms         {@code null} for no limit
 * @param dailyModelTokens {@code null} for no limit
 * @param jobTypes         answers hold every job type; what is {@code null} is as the company
 */
public record AutomationJson(Boolean on, String mode, String moment, Integer hoursBefore, @Nullable Integer dailySms, @Nullable Long dailyModelTokens,
        List<TypeJson> jobTypes) {

    /** What one job type does otherwise. */
    public record TypeJson(String id, @Nullable String name, @Nullable Boolean on, @Nullable String moment, @Nullable Integer hoursBefore) {}

    static AutomationJson of(AutomationRules rules, List<JobType> types) {
        return new AutomationJson(rules.on(), DeliveryJson.lower(rules.mode()), DeliveryJson.lower(rules.moment()), rules.hoursBefore(), rules.dailySms(),
                rules.dailyModelTokens(), types.stream().map(type -> {
                    TypeRule own = rules.jobTypes().getOrDefault(type.id().value(), new TypeRule(null, null, null));
                    return new TypeJson(type.id().toString(), type.name(), own.on(), own.moment() == null ? null : DeliveryJson.lower(own.moment()), own.hoursBefore());
                }).toList());
    }

    /** @throws RuleViolation {@code request.invalid} with fields */
    AutomationRules rules() {
        Fields.of().required("on", on).required("mode", mode).required("moment", moment).required("hoursBefore", hoursBefore).refuse();
        Map<Long, TypeRule> types = new LinkedHashMap<>();
        for (TypeJson type : jobTypes == null ? List.<TypeJson>of() : jobTypes) {
            if (type.on() != null || type.moment() != null || type.hoursBefore() != null) {
                types.put(id(type.id()), new TypeRule(type.on(), type.moment() == null ? null : word(Moment.class, "jobTypes", type.moment()), type.hoursBefore()));
            }
        }
        return new AutomationRules(on, word(Mode.class, "mode", mode), word(Moment.class, "moment", moment), hoursBefore, dailySms, dailyModelTokens, types);
    }

    private static long id(String text) {
        try {
            return JobTypeId.of(String.valueOf(text)).value();
        } catch (NotFound unknown) {
            throw new RuleViolation("request.invalid", "There is no job type " + text + ".", Map.of("jobTypes", "names a job type that is not here"));
        }
    }

    private static <E extends Enum<E>> E word(Class<E> type, String field, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation("request.invalid", "\"" + text + "\" is not known here.", Map.of(field, "is not one of the words there are"));
        }
    }
}
