package com.plumbline.jobs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.jobs.JobId;
import java.util.HashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What jobs, visits and notes tell of a customer. Erased, a job keeps its number, times, status and total. */
@Component
public class JobData implements PersonalData {

    private final Store store;
    private final JobMemory memory;

    @Activate
    public JobData(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference JobMemory memory) {
        this.store = store;
        this.memory = memory;
    }

    @Override
    public String holder() {
        return "jobs";
    }

    @Override
    public Set<String> references(TenantId tenant, Subject subject) {
        return store.sql(tenant, connection -> new HashSet<>(Sql.list(connection, "SELECT id FROM job WHERE customer_id = ?",
                row -> new JobId(row.number("id")).toString(), subject.customerId())));
    }

    @Override
    public Set<String> tables() {
        return Set.of("job", "appointment", "job_note");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        long id = subject.customerId();
        return store.sql(tenant, connection -> {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("jobs", Sql.told(connection, "SELECT * FROM job WHERE customer_id = ?", id));
            told.set("appointments", Sql.told(connection, "SELECT * FROM appointment WHERE job_id IN (SELECT id FROM job WHERE customer_id = ?)", id));
            told.set("notes", Sql.told(connection, "SELECT * FROM job_note WHERE job_id IN (SELECT id FROM job WHERE customer_id = ?)", id));
            return told;
        });
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        long id = subject.customerId();
        return store.sql(tenant, connection -> {
            memory.jobsChanged(tenant, connection);
            // Without its fingerprint the next mirror writes a row again, again without the person.
            return Sql.update(connection, "UPDATE job SET summary = NULL, lead_source = NULL, fingerprint = 0 WHERE customer_id = ?", id)
                    + Sql.update(connection, "UPDATE appointment SET special_instructions = NULL, fingerprint = 0 WHERE job_id IN (SELECT id FROM job WHERE customer_id = ?)", id)
                    + Sql.update(connection, "UPDATE job_note SET text = NULL, author = NULL, active = false, fingerprint = 0 WHERE job_id IN (SELECT id FROM job WHERE customer_id = ?)", id);
        });
    }
}
