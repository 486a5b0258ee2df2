package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.identity.Audit;
import com.plumbline.identity.AuditEntry;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.CompanyListener;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.RuleViolation;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.plugins.PluginGrants;
import com.plumbline.plugins.PluginSettings;
import java.time.Clock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a company enables and fills in, merged with what it had, checked by the schema, secrets sealed and kept to their host. */
@Component(service = {PluginGrants.class, Configuring.class, DatabaseListener.class, CompanyListener.class})
public class Configuring implements PluginGrants, DatabaseListener, CompanyListener {

    private final Grants grants;
    private final Descriptors descriptors;
    private final Connections connections;
    private final UiPlugins browser;
    private final Companies companies;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public Configuring(@Reference Grants grants, @Reference Descriptors descriptors, @Reference Connections connections,
            @Reference UiPlugins browser, @Reference Companies companies, @Reference Audit audit, @Reference Clock clock) {
        this.grants = grants;
        this.descriptors = descriptors;
        this.connections = connections;
        this.browser = browser;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean enabled(TenantId tenant, String plugin) {
        return grants.find(tenant, plugin).filter(Grant::enabled).isPresent();
    }

    @Override
    public Optional<PluginSettings> settings(TenantId tenant, String plugin) {
        return connections.complete(tenant, plugin);
    }

    @Override
    public List<TenantId> companiesWith(String plugin) {
        return grants.all().stream().filter(grant -> grant.plugin().equals(plugin) && grant.enabled() && !grant.tenant().isPlatform()).map(Grant::tenant).sorted().toList();
    }

    @Override
    public List<String> enabledBy(TenantId tenant) {
        return grants.of(tenant).stream().filter(Grant::enabled).map(Grant::plugin).sorted().toList();
    }

    @Override
    public synchronized void configure(Caller who, TenantId tenant, String plugin, boolean enabled, JsonNode settings) {
        refuseUnlessFor(tenant, plugin);
        Optional<Grant> before = grants.find(tenant, plugin);
        Grant grant = merge(tenant, plugin, enabled, settings, before);
        if (before.isPresent() && before.get().enabled() == enabled && grants.clear(before.get()).equals(grants.clear(grant))) {
            return;
        }
        grants.save(grant);
        audit.record(who.in(tenant), null, AuditEntry.of(enabled ? "plugin.configure" : "plugin.disable", "plugin", plugin, name(plugin), null)
                .changing(before.map(Configuring::shown).orElse(null), shown(grant)));
        changed(tenant, plugin);
    }

    /** The appliance itself enables only what is made for that; it has no technicians to mirror and no customers to text. */
    private void refuseUnlessFor(TenantId tenant, String plugin) {
        if (!tenant.isPlatform()) {
            companies.get(tenant);
        } else if (!descriptors.find(plugin).map(Descriptor::platform).orElse(false)) {
            throw new NotFound("plugin", plugin);
        }
    }

    /** Disconnects it and erases its settings and keys. */
    synchronized void erase(Caller who, TenantId tenant, String plugin) {
        Optional<Grant> before = grants.find(tenant, plugin);
        grants.erase(tenant, plugin);
        before.ifPresent(grant -> audit.record(who.in(tenant), null,
                AuditEntry.of("plugin.disconnect", "plugin", plugin, name(plugin), "Its settings and keys were erased.").changing(shown(grant), null)));
        changed(tenant, plugin);
    }

    /** Settings as in a form that is not saved: what is stored, with the changes, defaults and secrets in clear. */
    PluginSettings tried(TenantId tenant, Descriptor descriptor, JsonNode settings) {
        Grant grant = merge(tenant, descriptor.id(), true, settings, grants.find(tenant, descriptor.id()));
        ObjectNode values = descriptor.settings().withDefaults(grants.clear(grant));
        List<String> missing = descriptor.settings().missing(values);
        if (!missing.isEmpty()) {
            throw new RuleViolation("plugin.setting-missing", "Fill in " + String.join(", ", missing) + " first.");
        }
        return new PluginSettings(values);
    }

    @Override
    public void arrived(TenantId tenant) {
        if (tenant.isPlatform()) {
            grants.reload();
            connections.reconsiderAll();
        }
    }

    @Override
    public void dropped(TenantId tenant) {
        grants.of(tenant).forEach(grant -> connections.reconsider(tenant, grant.plugin()));
    }

    @Override
    public void changed(Company company) {
        // Connections follows a company's state; what it configured stays.
    }

    /** The company was deleted: so are its keys. */
    @Override
    public void removed(TenantId tenant) {
        List.copyOf(grants.of(tenant)).forEach(grant -> {
            grants.erase(tenant, grant.plugin());
            connections.reconsider(tenant, grant.plugin());
        });
    }

    private void changed(TenantId tenant, String plugin) {
        connections.reconsider(tenant, plugin);
        if (!tenant.isPlatform()) {
            browser.tell(tenant);
        }
    }

    private Grant merge(TenantId tenant, String plugin, boolean enabled, JsonNode changes, Optional<Grant> before) {
        Optional<Settings> schema = descriptors.find(plugin).map(Descriptor::settings);
        ObjectNode settings = before.map(grant -> grant.settings().deepCopy()).orElseGet(Grants::object);
        ObjectNode secrets = before.map(grant -> grant.secrets().deepCopy()).orElseGet(Grants::object);
        Map<String, JsonNode> fresh = new LinkedHashMap<>();
        if (changes != null && !changes.isNull()) {
            if (!changes.isObject()) {
                throw invalid(Map.of("settings", "must be an object"));
            }
            for (Iterator<Map.Entry<String, JsonNode>> all = changes.fields(); all.hasNext();) {
                Map.Entry<String, JsonNode> change = all.next();
                merge(change.getKey(), change.getValue(), settings, secrets, fresh);
            }
        }
        schema.ifPresent(known -> refuseWrong(known, settings, fresh));
        before.ifPresent(grant -> refuseForAnotherHost(schema.orElse(null), grant, settings, secrets, fresh));
        fresh.forEach((name, value) -> {
            // While a plug-in is not installed nobody knows which settings are secret, so all are kept as if.
            if (schema.map(known -> known.isSecret(name)).orElse(true)) {
                settings.remove(name);
                secrets.put(name, grants.seal(tenant, plugin, name, value));
            } else {
                settings.set(name, value);
                secrets.remove(name);
            }
        });
        return new Grant(tenant, plugin, enabled, settings, secrets, clock.instant());
    }

    private static void merge(String name, JsonNode value, ObjectNode settings, ObjectNode secrets, Map<String, JsonNode> fresh) {
        boolean kept = value.isObject() && value.path("set").isBoolean() && value.size() == 1;
        boolean emptied = value.isNull() || value.isTextual() && value.asText().isBlank();
        if (emptied) {
            settings.remove(name);
            secrets.remove(name);
        } else if (!kept) {
            // A key that was pasted with a space around it is the key without it.
            fresh.put(name, value.isTextual() ? Grants.object().textNode(value.textValue().strip()) : value);
        }
    }

    private static void refuseWrong(Settings schema, ObjectNode stored, Map<String, JsonNode> fresh) {
        ObjectNode all = stored.deepCopy();
        fresh.forEach(all::set);
        Map<String, String> wrong = schema.wrong(schema.withDefaults(all));
        if (!wrong.isEmpty()) {
            throw invalid(wrong);
        }
    }

    /** @param settings what was saved and is not emptied now; so are {@code secrets} */
    private void refuseForAnotherHost(Settings schema, Grant before, ObjectNode settings, ObjectNode secrets, Map<String, JsonNode> fresh) {
        ObjectNode saved = grants.clear(before);
        ObjectNode used = saved.deepCopy().retain(names(settings, secrets));
        fresh.forEach(used::set);
        List<String> kept = names(secrets).stream().filter(name -> !fresh.containsKey(name) && (schema == null || schema.isSecret(name))).toList();
        SavedSecrets.refuseForAnotherHost(schema, schema == null ? saved : schema.withDefaults(saved),
                schema == null ? used : schema.withDefaults(used), kept);
    }

    private static Set<String> names(ObjectNode... objects) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(objects).forEach(object -> object.fieldNames().forEachRemaining(names::add));
        return names;
    }

    private static RuleViolation invalid(Map<String, String> wrong) {
        return new RuleViolation("plugin.settings-invalid", "Some settings are not right: " + String.join(", ", wrong.keySet()) + ".", wrong);
    }

    private String name(String plugin) {
        return descriptors.find(plugin).map(Descriptor::name).orElse(plugin);
    }

    /** For the audit trail: of a secret only that it is set. */
    private static ObjectNode shown(Grant grant) {
        ObjectNode shown = Grants.object().put("enabled", grant.enabled());
        ObjectNode settings = shown.putObject("settings");
        settings.setAll(grant.settings());
        grant.secrets().fieldNames().forEachRemaining(name -> settings.putObject(name).put("set", true));
        return shown;
    }
}
