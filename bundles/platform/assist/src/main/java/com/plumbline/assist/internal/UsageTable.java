package com.plumbline.assist.internal;

import com.plumbline.assist.ModelUsage;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One row per day, task and model. */
@Component(service = {ModelUsage.class, UsageTable.class})
public class UsageTable implements ModelUsage {

    private static final String ADD = "UPDATE assist_usage SET questions = questions + 1, input_tokens = input_tokens + ?,"
            + " output_tokens = output_tokens + ? WHERE usage_day = ? AND task = ? AND model = ?";
    private static final String INSERT = "INSERT INTO assist_usage (usage_day, task, model, questions, input_tokens, output_tokens)"
            + " VALUES (?, ?, ?, 1, ?, ?)";

    private final Store store;

    @Activate
    public UsageTable(@Reference(target = "(osgi.unit.name=assist)") Store store) {
        this.store = store;
    }

    @Override
    public List<Used> between(TenantId tenant, LocalDate from, LocalDate to) {
        return store.sql(tenant, connection -> Sql.list(connection,
                "SELECT * FROM assist_usage WHERE usage_day BETWEEN ? AND ? ORDER BY usage_day DESC, task, model",
                row -> new Used(row.date("usage_day"), row.text("task"), row.text("model"), (int) row.number("questions"),
                        row.number("input_tokens"), row.number("output_tokens")), from, to));
    }

    /** All tokens of the day, in and out, whatever for. */
    long tokens(TenantId tenant, LocalDate day) {
        return store.sql(tenant, connection -> Sql.number(connection,
                "SELECT SUM(input_tokens + output_tokens) AS n FROM assist_usage WHERE usage_day = ?", day));
    }

    void add(TenantId tenant, LocalDate day, String task, String model, int input, int output) {
        try {
            store.sql(tenant, connection -> add(connection, day, task, model, input, output));
        } catch (PersistenceException insertedByAnother) {
            // Two first questions of a day at the same moment: the row is there now, or the second try says what is wrong.
            store.sql(tenant, connection -> add(connection, day, task, model, input, output));
        }
    }

    private static int add(Connection connection, LocalDate day, String task, String model, int input, int output) {
        int updated = Sql.update(connection, ADD, (long) input, (long) output, day, task, model);
        return updated == 1 ? updated : Sql.update(connection, INSERT, day, task, model, (long) input, (long) output);
    }
}
