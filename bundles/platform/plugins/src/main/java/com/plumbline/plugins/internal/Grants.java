package com.plumbline.plugins.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.identity.Vault;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of grants, all of it in memory too: every event and every page asks. Secrets stay sealed there. */
@Component(service = Grants.class)
public class Grants {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final Vault vault;
    private final Map<TenantId, Map<String, Grant>> known = new ConcurrentHashMap<>();

    @Activate
    public Grants(@Reference(target = "(osgi.unit.name=plugins)") Store store, @Reference Vault vault) {
        this.store = store;
        this.vault = vault;
        reload();
    }

    /** Again from the table, after a back-up was put back. */
    void reload() {
        List<Grant> all = store.sql(TenantId.PLATFORM, connection -> Sql.list(connection,
                "SELECT tenant, plugin, enabled, settings, secrets, changed_at FROM plugin_grant", Grants::read));
        known.clear();
        all.forEach(this::remember);
    }

    Optional<Grant> find(TenantId tenant, String plugin) {
        return Optional.ofNullable(known.getOrDefault(tenant, Map.of()).get(plugin));
    }

    Collection<Grant> of(TenantId tenant) {
        return known.getOrDefault(tenant, Map.of()).values();
    }

    List<Grant> all() {
        return known.values().stream().flatMap(of -> of.values().stream()).toList();
    }

    void save(Grant grant) {
        store.sql(TenantId.PLATFORM, connection -> {
            int rows = Sql.update(connection, "UPDATE plugin_grant SET enabled = ?, settings = ?, secrets = ?, changed_at = ? WHERE tenant = ? AND plugin = ?",
                    grant.enabled(), grant.settings().toString(), grant.secrets().toString(), grant.changedAt(), grant.tenant().value(), grant.plugin());
            return rows > 0 ? rows : Sql.update(connection,
                    "INSERT INTO plugin_grant (enabled, settings, secrets, changed_at, tenant, plugin) VALUES (?, ?, ?, ?, ?, ?)",
                    grant.enabled(), grant.settings().toString(), grant.secrets().toString(), grant.changedAt(), grant.tenant().value(), grant.plugin());
        });
        remember(grant);
    }

    void erase(TenantId tenant, String plugin) {
        store.sql(TenantId.PLATFORM, connection -> Sql.update(connection, "DELETE FROM plugin_grant WHERE tenant = ? AND plugin = ?",
                tenant.value(), plugin));
        known.getOrDefault(tenant, Map.of()).remove(plugin);
    }

    String seal(TenantId tenant, String plugin, String name, JsonNode value) {
        return vault.seal(value.toString(), context(tenant, plugin, name));
    }

    /** All values, secrets in clear, for the plug-in itself; what cannot be unsealed any more is as if it were not set. */
    ObjectNode clear(Grant grant) {
        ObjectNode values = grant.settings().deepCopy();
        for (Iterator<Map.Entry<String, JsonNode>> secrets = grant.secrets().fields(); secrets.hasNext();) {
            Map.Entry<String, JsonNode> secret = secrets.next();
            unseal(grant, secret.getKey()).ifPresent(value -> values.set(secret.getKey(), value));
        }
        return values;
    }

    private Optional<JsonNode> unseal(Grant grant, String name) {
        try {
            return Optional.of(parse(vault.unseal(grant.secrets().path(name).asText(), context(grant.tenant(), grant.plugin(), name))));
        } catch (IllegalStateException otherKey) {
            // The master key was replaced: the state tells that the key is awaited again.
            return Optional.empty();
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void remember(Grant grant) {
        known.computeIfAbsent(grant.tenant(), any -> new ConcurrentHashMap<>()).put(grant.plugin(), grant);
    }

    private static String context(TenantId tenant, String plugin, String name) {
        return "plugins/" + tenant + "/" + plugin + "/" + name;
    }

    private static Grant read(Sql.Row row) throws SQLException {
        return new Grant(TenantId.of(row.text("tenant")), row.text("plugin"), row.flag("enabled"), (ObjectNode) parse(row.text("settings")),
                (ObjectNode) parse(row.text("secrets")), row.instant("changed_at"));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored plug-in setting is not JSON", broken);
        }
    }
}
