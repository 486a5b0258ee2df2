package com.plumbline.identity.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.SignInRules;
import com.plumbline.identity.internal.SignInRuleTable.Stored;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rules in the platform database; {@link JdbcSessions} reads them with each session. */
@Component(service = {SignInRules.class, CompanyListener.class})
public class JdbcSignInRules implements SignInRules, CompanyListener {

    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofHours(1);

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public JdbcSignInRules(@Reference(target = "(osgi.unit.name=identity)") Store store, @Reference Audit audit, @Reference Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Rules of(TenantId tenant) {
        return store.sql(TenantId.PLATFORM, connection -> SignInRuleTable.of(connection, tenant)).rules();
    }

    @Override
    public Rules change(Caller who, Rules wanted) {
        refuseOutside(wanted);
        boolean changed = store.sql(TenantId.PLATFORM, connection -> {
            Stored before = SignInRuleTable.of(connection, who.tenant());
            if (before.rules().equals(wanted)) {
                return false;
            }
            boolean already = wanted.secondFactor() && before.factorSince() != null;
            SignInRuleTable.save(connection, who.tenant(), new Stored(wanted, already ? before.factorSince() : wanted.secondFactor() ? clock.instant() : null));
            return true;
        });
        if (changed) {
            audit.record(who, null, AuditEntry.of("sign-in-rules.change", "company", who.tenant().value(), "Signing in",
                    (wanted.secondFactor() ? "Owners and admins need a second factor." : "A second factor is everybody's own choice.")
                            + " Sessions end after " + wanted.idle().toMinutes() + " idle minutes and " + wanted.longest().toHours() + " hours."));
        }
        return wanted;
    }

    @Override
    public void changed(Company company) {
        // The rules outlive a change of state.
    }

    @Override
    public void removed(TenantId id) {
        store.sql(TenantId.PLATFORM, connection -> SignInRuleTable.remove(connection, id));
    }

    private static void refuseOutside(Rules wanted) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (wanted.idle().compareTo(SHORTEST_IDLE) < 0 || wanted.idle().compareTo(USUAL.idle()) > 0) {
            wrong.put("idleMinutes", "must be 5 to 720");
        }
        if (wanted.longest().compareTo(SHORTEST) < 0 || wanted.longest().compareTo(USUAL.longest()) > 0) {
            wrong.put("longestHours", "must be 1 to 168");
        }
        if (!wrong.isEmpty()) {
            throw new RuleViolation("sign-in-rules.invalid", "A session may be idle for 5 minutes to 12 hours and last for one hour to 7 days.", wrong);
        }
    }
}
