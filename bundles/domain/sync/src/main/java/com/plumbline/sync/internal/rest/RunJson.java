package com.plumbline.sync.internal.rest;

import com.plumbline.sync.SyncRun;
import com.plumbline.sync.internal.store.EntityRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A run.
 *
 * @param kind    {@code first delta full}
 * @param trigger {@code manual hourly daily connect}
 * @param state   {@code running completed failed}
 * @param error   why it failed, or why it is held up just now
 * @param degraded it runs, but the vendor could not answer lately
 */
public record RunJson(String id, String system, String kind, String trigger, String startedBy, String scope, int days, String state,
        boolean degraded, Instant startedAt, Instant endedAt, String error, ProgressJson progress, List<EntityJson> entities) {

    /** @param total {@code null} when nobody knows */
    public record ProgressJson(String entity, long done, Long total) {
    }

    /** @param state {@code waiting running pulled completed skipped} */
    public record EntityJson(String entity, long read, long created, long changed, long unchanged, long problems, String state) {
    }

    public static RunJson of(SyncRun run) {
        return new RunJson(run.id(), run.system(), run.kind().text(), run.cause().text(), run.startedBy(),
                run.scope().kind().name().toLowerCase(Locale.ROOT), run.scope().days(), run.state().text(), run.isRunning() && run.failures() > 0,
                run.startedAt(), run.endedAt(), run.error(), progress(run), run.entities().stream().map(each -> new EntityJson(each.entity(),
                        each.read(), each.created(), each.changed(), each.unchanged(), each.problems(), each.state())).toList());
    }

    /** Of the entity that is read now, or compared now. */
    private static ProgressJson progress(SyncRun run) {
        if (!run.isRunning()) {
            return null;
        }
        return run.entities().stream().filter(each -> each.state().equals(EntityRow.RUNNING) || each.state().equals(EntityRow.WAITING)).findFirst()
                .or(() -> run.entities().stream().filter(each -> each.state().equals(EntityRow.PULLED)).findFirst())
                .map(each -> new ProgressJson(each.entity(), each.read(), each.expected())).orElse(null);
    }
}
