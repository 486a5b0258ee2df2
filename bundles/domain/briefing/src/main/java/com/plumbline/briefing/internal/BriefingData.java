package com.plumbline.briefing.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.briefing.internal.store.BriefingEntity;
import com.plumbline.briefing.internal.store.Rows;
import com.plumbline.jobs.JobId;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.Connection;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Profile and briefings of a customer. Erased, nothing of them is left; that a delivery went out stays, without what it said. */
@Component
public class BriefingData implements PersonalData {

    private final Store store;
    private final Screens screens;
    private final Clock clock;

    @Activate
    public BriefingData(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Screens screens, @Reference Clock clock) {
        this.store = store;
        this.screens = screens;
        this.clock = clock;
    }

    @Override
    public String holder() {
        return "briefing";
    }

    @Override
    public Set<String> tables() {
        return Set.of("profile", "profile_fact", "briefing", "briefing_delivery", "briefing_delivery_step", "briefing_link", "briefing_plan");
    }

    @Override
    public Set<String> references(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            Set<String> found = new HashSet<>();
            for (long briefing : briefings(connection, subject)) {
                found.add(BriefingIds.briefing(briefing));
                Sql.each(connection, "SELECT id FROM briefing_delivery WHERE briefing_id = ?", row -> found.add(BriefingIds.delivery(row.number("id"))), briefing);
            }
            return found;
        });
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("profile", Sql.told(connection, "SELECT * FROM profile WHERE customer_id = ?", subject.customerId()));
            told.set("facts", Sql.told(connection, "SELECT * FROM profile_fact WHERE customer_id = ?", subject.customerId()));
            var briefings = told.putArray("briefings");
            var deliveries = told.putArray("deliveries");
            var plans = told.putArray("plans");
            for (long job : jobs(subject)) {
                plans.addAll(Sql.told(connection, "SELECT id, job_id, state, due_at, reason, created_at FROM briefing_plan WHERE job_id = ?", job));
            }
            for (long id : briefings(connection, subject)) {
                briefings.addAll(Sql.told(connection, "SELECT * FROM briefing WHERE id = ?", id));
                // The phone in it is the technician's.
                deliveries.addAll(Sql.told(connection, "SELECT id, briefing_id, technician, channel, state, created_at FROM briefing_delivery WHERE briefing_id = ?", id));
            }
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return store.write(tenant, em -> {
            Connection connection = Store.connection(em);
            int rows = PrivacyNews.dropProfile(connection, subject.customerId());
            for (long id : briefings(connection, subject)) {
                Sql.update(connection, "DELETE FROM briefing_link WHERE briefing_id = ?", id);
                Sql.update(connection, "UPDATE briefing_delivery_step SET detail = NULL WHERE delivery_id IN (SELECT id FROM briefing_delivery WHERE briefing_id = ?)", id);
                Sql.update(connection, "UPDATE briefing_delivery SET error_text = NULL, version = version + 1 WHERE briefing_id = ?", id);
                BriefingEntity briefing = Rows.briefing(em, id);
                briefing.erased(clock.instant());
                screens.briefing(tenant, em, briefing);
                rows++;
            }
            // What is planned for the job still goes, written without the person; why it stood as it did may name him.
            for (long job : jobs(subject)) {
                rows += Sql.update(connection, "UPDATE briefing_plan SET reason = '', version = version + 1 WHERE job_id = ? AND reason <> ''", job);
            }
            screens.profile(tenant, em, subject.customerId());
            return rows;
        });
    }

    /** Of the customer, and of his jobs: a briefing that was not written yet does not know whose it is. */
    private static Set<Long> briefings(Connection connection, Subject subject) {
        Stream<Long> own = Sql.list(connection, "SELECT id FROM briefing WHERE customer_id = ?", row -> (Long) row.number("id"), subject.customerId()).stream();
        Set<Long> found = own.collect(Collectors.toCollection(HashSet::new));
        Sql.chunks(jobs(subject), chunk -> Sql.each(connection, "SELECT id FROM briefing WHERE job_id IN (" + Sql.marks(chunk.length) + ")",
                row -> found.add(row.number("id")), chunk));
        return found;
    }

    private static List<Long> jobs(Subject subject) {
        return subject.references().stream().filter(reference -> reference.startsWith(JobId.PREFIX + '_')).map(reference -> JobId.of(reference).value()).toList();
    }
}
