package com.plumbline.briefing.internal;

import com.plumbline.briefing.internal.store.SettingsEntity;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.Messages;
import com.plumbline.persistence.Store;
import java.net.URI;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What a company sets for its briefings. */
@Component(service = Settings.class)
public class Settings {

    static final int USUAL_LINK_HOURS = 12;
    private static final int LONGEST_URL = 200;
    private static final int LONGEST_LINK_HOURS = 24 * 14;

    /**
     * @param publicUrl address under which technicians' phones reach the appliance, {@code https://office.example.com};
     *                  {@code null}: the appliance's own address
     * @param linkHours how long a link opens after the end of the visit, 1 to 336
     */
    public record SettingsText(String publicUrl, int linkHours) {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile Messages messages;

    private final Store store;
    private final OwnAddress ownAddress;
    private final Audit audit;

    @Activate
    public Settings(@Reference(target = "(osgi.unit.name=briefing)") Store store, @Reference OwnAddress ownAddress, @Reference Audit audit) {
        this.store = store;
        this.ownAddress = ownAddress;
        this.audit = audit;
    }

    public SettingsText get(TenantId tenant) {
        return store.read(tenant, em -> {
            SettingsEntity row = em.find(SettingsEntity.class, SettingsEntity.ONLY);
            return row == null ? new SettingsText(null, USUAL_LINK_HOURS) : new SettingsText(row.publicUrl(), row.linkHours());
        });
    }

    /** Where links begin, without a slash at the end. */
    String address(TenantId tenant) {
        String own = get(tenant).publicUrl();
        return own != null ? own : ownAddress.get();
    }

    /** What the company's text messages begin with, may be empty. */
    String beginning(TenantId tenant) {
        Messages sms = messages;
        return sms == null ? "" : sms.beginning(tenant);
    }

    /** @throws RuleViolation {@code request.invalid} with fields */
    public void set(Caller who, SettingsText wanted) {
        String url = wanted.publicUrl() == null || wanted.publicUrl().isBlank() ? null : wanted.publicUrl().strip().replaceAll("/+$", "");
        if (url != null && !isAddress(url)) {
            throw new RuleViolation("request.invalid", "The public address is an http or https address without a path's query, for instance"
                    + " https://office.example.com.", Map.of("publicUrl", "not such an address"));
        }
        if (wanted.linkHours() < 1 || wanted.linkHours() > LONGEST_LINK_HOURS) {
            throw new RuleViolation("request.invalid", "A link opens for 1 to " + LONGEST_LINK_HOURS + " hours after the visit.",
                    Map.of("linkHours", "out of range"));
        }
        store.change(who.tenant(), em -> {
            SettingsEntity row = em.find(SettingsEntity.class, SettingsEntity.ONLY);
            if (row == null) {
                row = new SettingsEntity();
                em.persist(row);
            }
            row.set(url, wanted.linkHours());
            audit.record(who, Store.connection(em), AuditEntry.of("briefing-settings.change", "briefing-settings", null, "Settings of briefings",
                    "Links begin with " + (url == null ? "the appliance's own address" : url) + "."));
        });
    }

    private static boolean isAddress(String url) {
        try {
            URI parsed = URI.create(url);
            return url.length() <= LONGEST_URL && parsed.getHost() != null && parsed.getQuery() == null && parsed.getFragment() == null
                    && ("http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
