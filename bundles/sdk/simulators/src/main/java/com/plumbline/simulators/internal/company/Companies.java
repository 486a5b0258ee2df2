package com.plumbline.simulators.internal.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.SandboxOptions;
import com.plumbline.simulators.internal.seed.CompanyPlan;
import com.plumbline.simulators.internal.seed.CompanySeed;
import com.plumbline.simulators.internal.seed.Credentials;
import com.plumbline.simulators.internal.seed.Days;
import com.plumbline.simulators.internal.store.Journal;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All pretend companies, grown from the journal's header and brought up to date from its lines. Every later change goes through
 * {@link #put}, so that it survives a restart.
 */
public final class Companies implements AutoCloseable {

    private final Clock clock;
    private final Journal journal;
    private volatile List<Company> companies;

    private Companies(Clock clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
        this.companies = grow();
        journal.replay("record", entry -> byKey(entry.path("company").asText()).ifPresent(company ->
                company.shop().table(Kind.valueOf(entry.path("kind").asText())).put((ObjectNode) entry.get("record"))));
    }

    /**
     * Opens the companies of a folder; a new folder gets so many companies of this seed and scale, around the clock's today.
     *
     * @throws IllegalStateException when the folder holds companies of another seed, scale or number
     */
    public static Companies open(Path folder, long seed, int scale, int companies, Clock clock) {
        Journal journal = Journal.open(folder, header(seed, scale, companies, clock));
        long kept = journal.header().path("seed").asLong();
        int keptScale = journal.header().path("scale").asInt();
        int keptCompanies = number(journal);
        if (kept != seed || keptScale != scale || keptCompanies != companies) {
            journal.close();
            throw new IllegalStateException("The sandbox in " + folder + " was made with seed " + kept + ", scale " + keptScale + " and " + keptCompanies
                    + " companies, not " + seed + ", " + scale + " and " + companies + ". Start it with --fresh, or choose another --data.");
        }
        return new Companies(clock, journal);
    }

    public List<Company> all() {
        return companies;
    }

    public Optional<Company> byKey(String key) {
        return find(Company::key, key);
    }

    public Optional<Company> byTenant(String tenantId) {
        return find(company -> String.valueOf(company.tenantId()), tenantId);
    }

    public <T> Optional<Company> byCredential(Function<Credentials, T> credential, T value) {
        return find(company -> credential.apply(company.credentials()), value);
    }

    /** Changes or adds a record: its {@code modifiedOn} becomes now, and the export feed shows it next. */
    public Row put(Company company, Kind kind, ObjectNode record) {
        record.put("modifiedOn", Json.time(clock.instant()));
        ObjectNode entry = Json.object().put("company", company.key()).put("kind", kind.name());
        entry.set("record", record);
        journal.append("record", entry);
        return company.shop().table(kind).put(record);
    }

    public Journal journal() {
        return journal;
    }

    /** The moment the companies were made: "today" of all their records, and the mark of their continuation tokens. */
    public Instant madeAt() {
        return Instant.parse(journal.header().path("at").asText());
    }

    public long seed() {
        return journal.header().path("seed").asLong();
    }

    /** Makes the companies anew, around the clock's today, and forgets all that has happened. */
    public void reset() {
        journal.restart(header(seed(), journal.header().path("scale").asInt(), number(journal), clock));
        companies = grow();
    }

    @Override
    public void close() {
        journal.close();
    }

    private List<Company> grow() {
        Days days = Days.around(madeAt());
        return CompanyPlan.all(journal.header().path("scale").asInt(), number(journal)).stream()
                .map(plan -> new Company(plan, Credentials.of(plan, seed()), CompanySeed.grow(plan, seed(), days))).toList();
    }

    private <T> Optional<Company> find(Function<Company, T> by, T value) {
        return companies.stream().filter(company -> by.apply(company).equals(value)).findFirst();
    }

    private static int number(Journal journal) {
        return journal.header().path("companies").asInt(SandboxOptions.COMPANIES);
    }

    private static ObjectNode header(long seed, int scale, int companies, Clock clock) {
        return Json.object().put("sort", "header").put("version", 1).put("seed", seed).put("scale", scale)
                .put("companies", companies).put("at", Json.time(clock.instant()));
    }
}
