package com.plumbline.sync.internal.store;

import com.plumbline.persistence.Sql;
import com.plumbline.sync.spi.SyncScope;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Where the next run goes on, per entity. */
public final class CursorTable {

    private CursorTable() {}

    /** Cursors that are good for this scope; an entity that is missing begins at the beginning. */
    public static Map<String, String> read(Connection connection, String system, SyncScope scope) {
        Map<String, String> cursors = new HashMap<>();
        Sql.each(connection, "select entity, next_cursor from sync_cursor where system = ? and scope = ? and scope_days = ?",
                row -> cursors.put(row.text("entity"), row.text("next_cursor")), system, RunTable.text(scope.kind()), scope.days());
        return cursors;
    }

    public static void write(Connection connection, String system, String entity, SyncScope scope, String cursor, Instant now) {
        String kind = RunTable.text(scope.kind());
        if (Sql.update(connection, "update sync_cursor set scope = ?, scope_days = ?, next_cursor = ?, moved_at = ? where system = ? and entity = ?",
                kind, scope.days(), cursor, now, system, entity) == 0) {
            Sql.update(connection, "insert into sync_cursor (system, entity, scope, scope_days, next_cursor, moved_at) values (?, ?, ?, ?, ?, ?)",
                    system, entity, kind, scope.days(), cursor, now);
        }
    }
}
