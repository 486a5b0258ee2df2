package com.plumbline.jobs.internal;

import com.plumbline.customers.Note;
import com.plumbline.jobs.JobId;
import com.plumbline.jobs.JobNotes;
import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notes on jobs. Ours lie in the mirror's table under a system of their own, which no mirror writes to. */
@Component
public class StoredJobNotes implements JobNotes {

    private static final String OURS = "plumbline";

    private final Store store;
    private final Clock clock;

    @Activate
    public StoredJobNotes(@Reference(target = "(osgi.unit.name=jobs)") Store store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Note> about(TenantId tenant, JobId job) {
        return store.read(tenant, em -> Sql.list(Store.connection(em), "select * from job_note where job_id = ? and removed_at is null"
                + " and active = true order by pinned desc, written_at desc, id desc", row -> new Note(Ids.text("nte", row.number("id")),
                        row.text("text"), row.flag("pinned"), row.instant("written_at"), row.text("author"), row.text("system")), job.value()));
    }

    @Override
    public Note add(TenantId tenant, JobId job, String text, boolean pinned, String author) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw new RuleViolation("request.invalid", "A note has 1 to " + LONGEST + " characters.",
                    Map.of("text", stripped.isEmpty() ? "is missing" : "has more than " + LONGEST + " characters"));
        }
        long id = Ids.next();
        Instant now = clock.instant();
        store.sql(tenant, connection -> {
            if (Sql.number(connection, "select count(*) as n from job where id = ? and removed_at is null", job.value()) == 0) {
                throw new NotFound("job", job);
            }
            return Sql.update(connection, "insert into job_note (id, system, external_id, job_id, text, pinned, written_at, author, modified_at,"
                    + " active, fingerprint, synced_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id, OURS, Long.toString(id), job.value(),
                    stripped, pinned, now, author, now, true, 0L, now);
        });
        return new Note(Ids.text("nte", id), stripped, pinned, now, author, OURS);
    }
}
