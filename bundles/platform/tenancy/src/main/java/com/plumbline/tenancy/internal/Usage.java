package com.plumbline.tenancy.internal;

import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.tenancy.spi.UsageSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each company used, a row a day in the platform's database; only numbers. */
@Component(service = Usage.class, configurationPid = "com.plumbline.tenancy")
public class Usage {

    private static final Logger LOG = LoggerFactory.getLogger(Usage.class);
    private static final int LONGEST_DAYS = 400;
    private static final int RECENT_DAYS = 7;
    private static final String SUMS = "SELECT usage_day, SUM(records) AS records, SUM(sms_segments) AS sms_segments, SUM(model_tokens) AS model_tokens,"
            + " SUM(model_cost_cents) AS model_cost_cents, SUM(storage_bytes) AS storage_bytes, SUM(active_users) AS active_users FROM tenancy_usage_day"
            + " WHERE usage_day >= ? AND usage_day <= ?";

    private final Store store;
    private final Companies companies;
    private final Clock clock;
    private final int inputCents;
    private final int outputCents;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<UsageSource> sources;

    /** @param modelCostCents reckoned from the tokens and the prices in the settings, not billed */
    record Day(LocalDate day, long records, long smsSegments, long modelTokens, long modelCostCents, long storageBytes, long activeUsers) {

        static final Day NONE = new Day(null, 0, 0, 0, 0, 0, 0);
    }

    @Activate
    public Usage(TenancySettings settings, @Reference(target = "(osgi.unit.name=tenancy)") Store store, @Reference Companies companies, @Reference Clock clock) {
        this(settings.inputCentsPerMillion(), settings.outputCentsPerMillion(), store, companies, clock);
    }

    Usage(int inputCents, int outputCents, Store store, Companies companies, Clock clock) {
        this.inputCents = inputCents;
        this.outputCents = outputCents;
        this.store = store;
        this.companies = companies;
        this.clock = clock;
    }

    /** The days from one to the other, both included, that have figures; at most 400 days. */
    List<Day> of(TenantId company, LocalDate from, LocalDate to) {
        refuseLong(from, to);
        return store.sql(TenantId.PLATFORM, connection -> Sql.list(connection, SUMS + " AND tenant = ? GROUP BY usage_day ORDER BY usage_day", Usage::read,
                from, to, company.value()));
    }

    /** Sums over all companies. */
    List<Day> ofAll(LocalDate from, LocalDate to) {
        refuseLong(from, to);
        return store.sql(TenantId.PLATFORM, connection -> Sql.list(connection, SUMS + " GROUP BY usage_day ORDER BY usage_day", Usage::read, from, to));
    }

    /** The newest figures of each company, if they are of the last few days: measured every hour, older ones tell nothing of today. */
    Map<TenantId, Day> newest() {
        LocalDate recently = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(RECENT_DAYS);
        return store.sql(TenantId.PLATFORM, connection -> {
            Map<TenantId, Day> newest = new HashMap<>();
            Sql.each(connection, "SELECT * FROM tenancy_usage_day WHERE usage_day >= ? ORDER BY usage_day",
                    row -> newest.put(TenantId.of(row.text("tenant")), read(row)), recently);
            return newest;
        });
    }

    /** Every company's figures of today, and in its first hours those of yesterday once more. @return how many could not be measured */
    int measureAll() {
        int failed = 0;
        for (Company company : companies.all()) {
            try {
                LocalDate today = LocalDate.ofInstant(clock.instant(), company.zone());
                if (clock.instant().atZone(company.zone()).getHour() < 2) {
                    measure(company, today.minusDays(1));
                }
                measure(company, today);
            } catch (RuntimeException unmeasured) {
                // The edge towards many bundles: one company's database that is away must not hide the others.
                LOG.warn("The usage of {} could not be measured", company.id(), unmeasured);
                failed++;
            }
        }
        return failed;
    }

    void measure(Company company, LocalDate day) {
        Optional<Day> before = of(company.id(), day, day).stream().findFirst();
        Map<String, Long> figures = new HashMap<>();
        for (UsageSource source : sources) {
            if (!source.isCostly() || before.isEmpty()) {
                figures.putAll(source.measure(company.id(), day, company.zone()));
            }
        }
        long input = figures.getOrDefault(UsageSource.MODEL_INPUT_TOKENS, 0L);
        long output = figures.getOrDefault(UsageSource.MODEL_OUTPUT_TOKENS, 0L);
        Day known = before.orElse(Day.NONE);
        save(company.id(), new Day(day, figures.getOrDefault(UsageSource.RECORDS, known.records()), figures.getOrDefault(UsageSource.SMS_SEGMENTS, 0L),
                input + output, (input * inputCents + output * outputCents + 999_999) / 1_000_000,
                figures.getOrDefault(UsageSource.STORAGE_BYTES, known.storageBytes()), figures.getOrDefault(UsageSource.ACTIVE_USERS, 0L)));
    }

    private void save(TenantId company, Day day) {
        store.sql(TenantId.PLATFORM, connection -> {
            int rows = write(connection, "UPDATE tenancy_usage_day SET records = ?, sms_segments = ?, model_tokens = ?, model_cost_cents = ?, storage_bytes = ?,"
                    + " active_users = ?, measured_at = ? WHERE tenant = ? AND usage_day = ?", company, day);
            return rows > 0 ? rows : write(connection, "INSERT INTO tenancy_usage_day (records, sms_segments, model_tokens, model_cost_cents, storage_bytes,"
                    + " active_users, measured_at, tenant, usage_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", company, day);
        });
    }

    private int write(Connection connection, String sql, TenantId company, Day day) {
        return Sql.update(connection, sql, day.records(), day.smsSegments(), day.modelTokens(), day.modelCostCents(), day.storageBytes(), day.activeUsers(),
                clock.instant(), company.value(), day.day());
    }

    private static void refuseLong(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw new RuleViolation("usage.days", "Ask for 1 to " + LONGEST_DAYS + " days.", Map.of("to", "must be up to " + LONGEST_DAYS + " days after from"));
        }
    }

    private static Day read(Sql.Row row) throws SQLException {
        return new Day(row.date("usage_day"), row.number("records"), row.number("sms_segments"), row.number("model_tokens"), row.number("model_cost_cents"),
                row.number("storage_bytes"), row.number("active_users"));
    }
}
