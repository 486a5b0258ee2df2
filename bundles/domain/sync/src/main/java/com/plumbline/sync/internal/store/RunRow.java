package com.plumbline.sync.internal.store;

import com.plumbline.kernel.Ids;
import com.plumbline.sync.SyncRun;
import com.plumbline.sync.spi.SyncScope;
import java.time.Instant;
import java.util.List;

/**
 * A run's row.
 *
 * @param step     number of the piece of work that is due
 * @param followUp kind of the run that is to follow, or {@code null}
 */
public record RunRow(long id, String system, SyncRun.Kind kind, SyncRun.Cause cause, String startedBy, SyncScope scope, SyncRun.State state,
        long step, SyncRun.Kind followUp, int failures, String error, Instant startedAt, Instant touchedAt, Instant endedAt) {

    public static final String PREFIX = "run";

    public boolean isRunning() {
        return state == SyncRun.State.RUNNING;
    }

    public String text() {
        return Ids.text(PREFIX, id);
    }

    public SyncRun with(List<EntityRow> entities) {
        return new SyncRun(text(), system, kind, cause, startedBy, scope, state, startedAt, endedAt, error, failures,
                entities.stream().map(each -> new SyncRun.Entity(each.entity(), each.state(), each.expected(), each.read(), each.created(),
                        each.changed(), each.unchanged(), each.problems())).toList());
    }
}
