package com.plumbline.tenancy.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.identity.CompanyRegistry;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Store;
import com.plumbline.plugins.PluginCatalog;
import com.plumbline.plugins.PluginGrants;
import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A company as it sees itself: where it stands, what is missing, and what it may change. */
@Component(service = Profiles.class)
public class Profiles {

    private final Store store;
    private final CompanyRegistry companies;
    private final PluginCatalog catalog;
    private final PluginGrants grants;
    private final Audit audit;

    /** @param href page of the console, {@code null} when nothing can be done there */
    record MissingJson(String code, String title, boolean done, @Nullable String href) {}

    @Activate
    public Profiles(@Reference(target = "(osgi.unit.name=tenancy)") Store store, @Reference CompanyRegistry companies, @Reference PluginCatalog catalog,
            @Reference PluginGrants grants, @Reference Audit audit) {
        this.store = store;
        this.companies = companies;
        this.catalog = catalog;
        this.grants = grants;
        this.audit = audit;
    }

    Optional<Profile> find(TenantId tenant) {
        return store.sql(TenantId.PLATFORM, connection -> ProfileTable.find(connection, tenant));
    }

    List<Profile> all() {
        return store.sql(TenantId.PLATFORM, ProfileTable::all);
    }

    List<ProfileTable.Entry> history(TenantId tenant) {
        return store.sql(TenantId.PLATFORM, connection -> ProfileTable.history(connection, tenant));
    }

    /** What stands between the company and its first day, in the order in which one does it. */
    List<MissingJson> missing(Company company, Profile profile) {
        List<MissingJson> missing = new ArrayList<>();
        missing.add(new MissingJson("profile", "Tell phone and trade", profile.phone() != null && profile.trade() != null, "/company"));
        for (PluginCatalog.Installed plugin : catalog.installed()) {
            // Mail goes out through the platform until a company connects its own.
            if (!plugin.offers().isEmpty() && !plugin.offers().contains("mail.spi.MailCarrier")) {
                missing.add(new MissingJson("plugin." + plugin.id(), "Connect " + plugin.name(), grants.settings(company.id(), plugin.id()).isPresent(),
                        "/connections/" + plugin.id()));
            }
        }
        missing.add(new MissingJson("approval", "Wait for approval", company.isActive(), null));
        return missing;
    }

    void change(Caller who, String name, ZoneId zone, String phone, String trade) {
        TenantId tenant = who.tenant();
        Company before = companies.get(tenant);
        Company after = companies.change(tenant, name, zone, before.state());
        store.sql(TenantId.PLATFORM, connection -> {
            ProfileTable.describe(connection, tenant, trade, phone);
            return null;
        });
        JsonNodeFactory json = JsonNodeFactory.instance;
        audit.record(who, null, AuditEntry.of("company.change", "company", tenant.value(), after.name(), null)
                .changing(json.objectNode().put("name", before.name()).put("zone", before.zone().getId()),
                        json.objectNode().put("name", after.name()).put("zone", after.zone().getId()).put("trade", trade)));
    }

    void plan(Caller who, TenantId tenant, String plan) {
        companies.get(tenant);
        store.sql(TenantId.PLATFORM, connection -> {
            ProfileTable.plan(connection, tenant, plan);
            return null;
        });
        audit.record(who.in(tenant), null, AuditEntry.of("company.plan", "company", tenant.value(), plan, null));
    }

    static Optional<ZoneId> zone(String text) {
        try {
            return text == null || !ZoneId.getAvailableZoneIds().contains(text) ? Optional.empty() : Optional.of(ZoneId.of(text));
        } catch (DateTimeException notAZone) {
            return Optional.empty();
        }
    }
}
