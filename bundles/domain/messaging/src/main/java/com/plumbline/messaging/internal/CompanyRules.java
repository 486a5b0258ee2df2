package com.plumbline.messaging.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.internal.store.RulesEntity;
import com.plumbline.persistence.Store;
import jakarta.persistence.EntityManager;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads and keeps a company's rules for messages. */
@Component(service = CompanyRules.class)
public class CompanyRules {

    /**
     * The rules as a person writes them.
     *
     * @param carriers         plug-in ids in the order to try
     * @param quietFrom        {@code 21:00}
     * @param quietTo          {@code 08:00}
     * @param holdsOperational whether quiet hours hold briefings too; else only what is not part of today's work
     */
    public record RulesText(List<String> carriers, String quietFrom, String quietTo, boolean holdsOperational) {}

    private static final int LONGEST_LIST = 200;

    private final Store store;
    private final Audit audit;

    @Activate
    public CompanyRules(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    public RulesText text(TenantId tenant) {
        Rules rules = of(tenant);
        return new RulesText(rules.carriers(), rules.quietHours().from().toString(), rules.quietHours().to().toString(),
                rules.holdsOperational());
    }

    /** @throws RuleViolation {@code request.invalid} with fields */
    public void change(Caller who, RulesText wanted) {
        List<String> carriers = wanted.carriers() == null ? List.of() : wanted.carriers();
        String joined = String.join(",", carriers);
        if (joined.length() > LONGEST_LIST || carriers.stream().anyMatch(each -> !each.matches("[a-z][a-z0-9-]*"))) {
            throw new RuleViolation("request.invalid", "Carriers are named by their plug-in ids, for instance twilio.",
                    Map.of("carriers", "not a list of plug-in ids"));
        }
        LocalTime from = time("quietFrom", wanted.quietFrom());
        LocalTime to = time("quietTo", wanted.quietTo());
        store.change(who.tenant(), em -> {
            RulesEntity row = em.find(RulesEntity.class, RulesEntity.ONLY);
            if (row == null) {
                row = new RulesEntity();
                em.persist(row);
            }
            row.set(joined, from.toString(), to.toString(), wanted.holdsOperational());
            audit.record(who, Store.connection(em), AuditEntry.of("message-rules.change", "message-rules", null, "Rules for messages",
                    "Quiet hours " + from + " to " + to + (carriers.isEmpty() ? "." : ", carriers " + joined + ".")));
        });
    }

    Rules of(TenantId tenant) {
        return store.read(tenant, CompanyRules::in);
    }

    static Rules in(EntityManager em) {
        RulesEntity row = em.find(RulesEntity.class, RulesEntity.ONLY);
        return row == null ? Rules.USUAL : new Rules(list(row.carriers()),
                new QuietHours(LocalTime.parse(row.quietFrom()), LocalTime.parse(row.quietTo())), row.holdsOperational());
    }

    private static List<String> list(String text) {
        return text == null ? List.of() : Stream.of(text.split(",")).filter(each -> !each.isBlank()).toList();
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text == null ? "" : text);
        } catch (DateTimeParseException notATime) {
            throw new RuleViolation("request.invalid", "Quiet hours are two times of day like 21:00 and 08:00.", Map.of(field, "not a time of day"));
        }
    }
}
