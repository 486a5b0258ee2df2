package com.plumbline.briefing.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.plumbline.briefing.internal.writer.GuidanceLibrary;
import com.plumbline.briefing.internal.writer.GuidanceLines;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Remembered;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.rest.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A company's own guidance, version by version; a kind of job without it has what was shipped. */
@Component(service = {Guidances.class, DatabaseListener.class})
public class Guidances implements DatabaseListener {

    /**
     * One version of the guidance for a kind of job.
     *
     * @param version 0 is what was shipped
     * @param own     {@code null}: what was shipped
     */
    public record Edition(String kind, int version, GuidanceLines own, String changedBy, Instant changedAt) {}

    private static final String LATEST = "SELECT * FROM briefing_guidance g WHERE version = (SELECT MAX(version) FROM briefing_guidance h WHERE h.kind = g.kind)";

    private final GuidanceLibrary shipped = new GuidanceLibrary();
    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Remembered<String, Map<String, Edition>> latest = new Remembered<>(1);

    @Activate
    public Guidances(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    public GuidanceLibrary shipped() {
        return shipped;
    }

    /** Kind → lines, of the kinds for which the company has its own. */
    Map<String, GuidanceLines> own(TenantId tenant) {
        Map<String, GuidanceLines> own = new HashMap<>();
        latest(tenant).forEach((kind, edition) -> Optional.ofNullable(edition.own()).ifPresent(lines -> own.put(kind, lines)));
        return own;
    }

    /** @throws NotFound {@code guidance.unknown} */
    public Edition get(TenantId tenant, String kind) {
        refuseUnknown(kind);
        return latest(tenant).getOrDefault(kind, new Edition(kind, 0, null, null, null));
    }

    /** Newest first, down to what was shipped. */
    public List<Edition> versions(TenantId tenant, String kind) {
        refuseUnknown(kind);
        List<Edition> all = store.sql(tenant, connection -> Sql.list(connection, "SELECT * FROM briefing_guidance WHERE kind = ? ORDER BY version DESC", Guidances::edition, kind));
        return Stream.concat(all.stream(), Stream.of(new Edition(kind, 0, null, null, null))).toList();
    }

    /**
     * @param version the one that was changed
     * @param lines   {@code null}: back to what was shipped
     * @throws RuleViolation {@code guidance.changed} when somebody else was quicker; {@code request.invalid} with fields
     */
    public Edition set(Caller who, String kind, int version, GuidanceLines lines) {
        refuseUnknown(kind);
        if (lines != null) {
            lines.check();
        }
        TenantId tenant = who.tenant();
        store.sql(tenant, connection -> {
            int now = (int) Sql.number(connection, "SELECT MAX(version) AS n FROM briefing_guidance WHERE kind = ?", kind);
            if (now != version) {
                throw new RuleViolation("guidance.changed", "Somebody has changed this guidance since you opened it. Look at version " + now + " and change that.");
            }
            Sql.update(connection, "INSERT INTO briefing_guidance (kind, version, lines, changed_by, changed_at) VALUES (?, ?, ?, ?, ?)", kind, now + 1,
                    lines == null ? null : text(lines), who.name(), clock.instant());
            latest.forgetAfterCommit(tenant, connection);
            audit.record(who, connection, AuditEntry.of("guidance.change", "guidance", kind, shipped.of(kind).orElseThrow().name(),
                    lines == null ? "Back to what was shipped, as version " + (now + 1) + "." : "Version " + (now + 1) + "."));
            return null;
        });
        return get(tenant, kind);
    }

    @Override
    public void arrived(TenantId tenant) {
        latest.forget(tenant);
    }

    @Override
    public void dropped(TenantId tenant) {
        latest.forget(tenant);
    }

    private void refuseUnknown(String kind) {
        if (shipped.of(kind).isEmpty()) {
            throw NotFound.because("guidance.unknown", "There is no guidance \"" + kind + "\". There are " + String.join(", ", shipped.kinds()) + ".");
        }
    }

    private Map<String, Edition> latest(TenantId tenant) {
        return latest.get(tenant, "all", () -> store.sql(tenant, Guidances::read));
    }

    private static Map<String, Edition> read(Connection connection) {
        Map<String, Edition> found = new HashMap<>();
        Sql.list(connection, LATEST, Guidances::edition).forEach(edition -> found.put(edition.kind(), edition));
        return found;
    }

    private static Edition edition(Sql.Row row) throws SQLException {
        String lines = row.text("lines");
        try {
            return new Edition(row.text("kind"), (int) row.number("version"), lines == null ? null : Json.mapper().readValue(lines, GuidanceLines.class),
                    row.text("changed_by"), row.instant("changed_at"));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The stored guidance for " + row.text("kind") + " cannot be read", broken);
        }
    }

    private static String text(GuidanceLines lines) {
        try {
            return Json.mapper().writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Lines are plain text", impossible);
        }
    }
}
