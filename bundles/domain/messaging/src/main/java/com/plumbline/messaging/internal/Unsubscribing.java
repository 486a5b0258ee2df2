package com.plumbline.messaging.internal;

import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.AddressRefusals;
import com.plumbline.kernel.privacy.PrivacyDecisions;
import com.plumbline.mail.spi.Unsubscribed;
import com.plumbline.messaging.Channel;
import com.plumbline.messaging.Purpose;
import com.plumbline.messaging.internal.store.ConsentEntity;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.rest.LiveHub;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** E-mail addresses leave a company's list and come back; tells what addresses, and phones, have refused. */
@Component(service = {Unsubscribing.class, AddressRefusals.class, Unsubscribed.class})
public class Unsubscribing implements AddressRefusals, Unsubscribed {

    static final String SOURCE = "link in a mail";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile PrivacyDecisions privacy;

    private final Store store;
    private final Audit audit;
    private final LiveHub live;
    private final Clock clock;

    @Activate
    public Unsubscribing(@Reference(target = "(osgi.unit.name=messaging)") Store store, @Reference Audit audit, @Reference LiveHub live,
            @Reference Clock clock) {
        this.store = store;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** Whether the address itself has left; what the office noted about a customer is asked elsewhere. */
    public boolean hasLeft(TenantId tenant, String address) {
        return !among(tenant, List.of(address)).isEmpty();
    }

    /** The recipient's own act. Repeating it changes nothing and is not audited again. */
    public void decide(TenantId tenant, String address, boolean leaves) {
        String key = ConsentEntity.key(address);
        store.change(tenant, em -> {
            ConsentEntity known = em.find(ConsentEntity.class, key);
            if (known == null ? !leaves : known.isOut() == leaves) {
                return;
            }
            ConsentEntity consent = known == null ? new ConsentEntity(key) : known;
            consent.decide(leaves ? ConsentEntity.OUT : ConsentEntity.IN, SOURCE, clock.instant());
            if (known == null) {
                em.persist(consent);
            }
            Caller recipient = new Caller(tenant, Caller.Kind.SYSTEM, "recipient", "The recipient", null, Set.of());
            audit.record(recipient, Store.connection(em), AuditEntry.of(leaves ? "consent.unsubscribe" : "consent.subscribe", "consent", null, key,
                    leaves ? "Wants no more offers by e-mail: the link in a mail." : "Wants offers by e-mail again: the link in a mail."));
            Store.afterCommit(Store.connection(em), () -> live.publish(tenant, "messages", "changed", List.of(), null));
        });
    }

    @Override
    public boolean isOff(TenantId sender, String address) {
        return !sender.isPlatform() && store.sql(sender, connection -> OptedOut.refusal(sender, connection, privacy, Channel.EMAIL, Purpose.MARKETING, address)).isPresent();
    }

    @Override
    public List<Refusal> among(TenantId tenant, Collection<String> addresses) {
        Object[] keys = addresses.stream().map(ConsentEntity::key).distinct().toArray();
        return store.sql(tenant, connection -> {
            List<Refusal> found = new ArrayList<>();
            for (Object key : keys) {
                found.addAll(Sql.list(connection, "SELECT address, decided_at, source FROM message_consent WHERE address = ? AND state = ?",
                        row -> new Refusal(row.text("address"), row.instant("decided_at"), row.text("source")), key, ConsentEntity.OUT));
            }
            return found;
        });
    }
}
