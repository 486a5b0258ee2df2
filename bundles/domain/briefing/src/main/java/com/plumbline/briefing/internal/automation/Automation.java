package com.plumbline.briefing.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.briefing.internal.automation.AutomationRules.Mode;
import com.plumbline.briefing.internal.automation.AutomationRules.Moment;
import com.plumbline.briefing.internal.automation.AutomationRules.TypeRule;
import com.plumbline.events.NewEvent;
import com.plumbline.events.Outbox;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.jobs.JobType;
import com.plumbline.jobs.JobTypes;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.rest.Fields;
import com.plumbline.rest.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A company's rules for briefings that go out by themselves. */
@Component(service = Automation.class)
public class Automation {

    static final String CHANGED = "briefing.automation-changed";

    private static final int MOST_SMS = 100_000;
    private static final long MOST_TOKENS = 1_000_000_000L;

    private final Store store;
    private final JobTypes jobTypes;
    private final Outbox outbox;
    private final Audit audit;

    @Activate
    public Automation(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference JobTypes jobTypes, @Reference Outbox outbox,
            @Reference Audit audit) {
        this.store = store;
        this.jobTypes = jobTypes;
        this.outbox = outbox;
        this.audit = audit;
    }

    public AutomationRules rules(TenantId tenant) {
        return store.read(tenant, em -> read(Store.connection(em)));
    }

    /** By name. */
    public List<JobType> jobTypes(TenantId tenant) {
        return jobTypes.list(tenant);
    }

    /** @throws RuleViolation {@code request.invalid} with fields */
    public void set(Caller who, AutomationRules wanted) {
        refuseWhatIsWrong(who.tenant(), wanted);
        AutomationRules before = rules(who.tenant());
        store.sql(who.tenant(), connection -> {
            write(connection, wanted);
            audit.record(who, connection, AuditEntry.of("briefing-automation.change", "briefing-automation", null, "Automatic briefings", said(wanted))
                    .changing(json(before), json(wanted)));
            outbox.publish(who.tenant(), connection, NewEvent.of(CHANGED, "briefing-automation", null));
            return null;
        });
    }

    /** Holds the rules for the rest of the transaction, so that what is counted against the budget is counted one by one. */
    static AutomationRules hold(Connection connection) {
        Sql.update(connection, "UPDATE briefing_automation SET version = version + 1 WHERE id = 1");
        return read(connection);
    }

    private void refuseWhatIsWrong(TenantId tenant, AutomationRules wanted) {
        Set<Long> known = jobTypes.list(tenant).stream().map(type -> type.id().value()).collect(Collectors.toSet());
        Fields.of()
                .when(outOfRange(wanted.hoursBefore()), "hoursBefore", "is 1 to " + AutomationRules.LONGEST_BEFORE)
                .when(wanted.dailySms() != null && (wanted.dailySms() < 0 || wanted.dailySms() > MOST_SMS), "dailySms", "is 0 to " + MOST_SMS + ", or null")
                .when(wanted.dailyModelTokens() != null && (wanted.dailyModelTokens() < 0 || wanted.dailyModelTokens() > MOST_TOKENS), "dailyModelTokens",
                        "is 0 to " + MOST_TOKENS + ", or null")
                .when(wanted.jobTypes().values().stream().anyMatch(type -> type.hoursBefore() != null && outOfRange(type.hoursBefore())), "jobTypes",
                        "hours before the visit are 1 to " + AutomationRules.LONGEST_BEFORE)
                .when(!known.containsAll(wanted.jobTypes().keySet()), "jobTypes", "names a job type that is not here")
                .refuse();
    }

    private static boolean outOfRange(int hours) {
        return hours < 1 || hours > AutomationRules.LONGEST_BEFORE;
    }

    private static AutomationRules read(Connection connection) {
        Map<Long, TypeRule> types = new LinkedHashMap<>();
        Sql.each(connection, "SELECT * FROM briefing_automation_type ORDER BY job_type_id", row -> types.put(row.number("job_type_id"),
                new TypeRule(flag(row, "is_on"), moment(row.text("moment")), whole(row, "hours_before"))));
        return Sql.first(connection, "SELECT * FROM briefing_automation WHERE id = 1", row -> new AutomationRules(row.flag("is_on"),
                Mode.valueOf(row.text("approval")), moment(row.text("moment")), (int) row.number("hours_before"), whole(row, "daily_sms"),
                row.numberOrNull("daily_tokens"), types)).orElse(AutomationRules.USUAL);
    }

    private static void write(Connection connection, AutomationRules rules) {
        Object[] values = {rules.on(), rules.mode().name(), rules.moment().name(), rules.hoursBefore(), rules.dailySms(), rules.dailyModelTokens()};
        if (Sql.update(connection, "UPDATE briefing_automation SET is_on = ?, approval = ?, moment = ?, hours_before = ?, daily_sms = ?, daily_tokens = ?,"
                + " version = version + 1 WHERE id = 1", values) == 0) {
            Sql.update(connection, "INSERT INTO briefing_automation (is_on, approval, moment, hours_before, daily_sms, daily_tokens, id, version)"
                    + " VALUES (?, ?, ?, ?, ?, ?, 1, 1)", values);
        }
        Sql.update(connection, "DELETE FROM briefing_automation_type");
        rules.jobTypes().forEach((id, type) -> Sql.update(connection, "INSERT INTO briefing_automation_type (job_type_id, is_on, moment, hours_before)"
                + " VALUES (?, ?, ?, ?)", id, type.on(), type.moment() == null ? null : type.moment().name(), type.hoursBefore()));
    }

    private static Boolean flag(Sql.Row row, String column) throws SQLException {
        return row.text(column) == null ? null : Boolean.valueOf(row.flag(column));
    }

    private static Integer whole(Sql.Row row, String column) throws SQLException {
        Long number = row.numberOrNull(column);
        return number == null ? null : number.intValue();
    }

    private static Moment moment(String text) {
        return text == null ? null : Moment.valueOf(text);
    }

    private static JsonNode json(AutomationRules rules) {
        return Json.mapper().valueToTree(rules);
    }

    private static String said(AutomationRules rules) {
        if (!rules.on()) {
            return "Switched off.";
        }
        String moment = switch (rules.moment()) {
            case ASSIGNMENT -> "at assignment";
            case BEFORE -> rules.hoursBefore() + " hours before the visit";
            case DISPATCH -> "on dispatch";
        };
        return "On, " + moment + ", " + (rules.mode() == Mode.HOLD ? "held for approval" : "without approval") + ", "
                + rules.jobTypes().size() + " job types otherwise (" + rules.mode().name().toLowerCase(Locale.ROOT) + ").";
    }
}
