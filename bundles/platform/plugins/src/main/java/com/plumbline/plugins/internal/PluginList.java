package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.NotFound;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginCatalog;
import com.plumbline.plugins.PluginStates.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is installed and what a company made of it, put together for the screens. */
@Component(service = {PluginList.class, PluginCatalog.class})
public class PluginList implements PluginCatalog {

    private final Descriptors descriptors;
    private final Grants grants;
    private final States states;

    @Activate
    public PluginList(@Reference Descriptors descriptors, @Reference Grants grants, @Reference States states) {
        this.descriptors = descriptors;
        this.grants = grants;
        this.states = states;
    }

    @Override
    public List<Installed> installed() {
        return descriptors.all().stream().map(plugin -> new Installed(plugin.id(), plugin.name(), plugin.offers()))
                .sorted(Comparator.comparing(Installed::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    /** Installed ones by name, then those that the company enabled and that are gone. */
    List<PluginJson> list(TenantId tenant) {
        List<PluginJson> all = new ArrayList<>();
        descriptors.all().stream().filter(descriptor -> isFor(tenant, descriptor)).forEach(descriptor -> all.add(shown(tenant, descriptor)));
        grants.of(tenant).stream().filter(grant -> grant.enabled() && descriptors.find(grant.plugin()).isEmpty())
                .map(Grant::plugin).sorted().forEach(plugin -> all.add(gone(tenant, plugin)));
        return all;
    }

    /** @throws NotFound {@code plugin.unknown} */
    PluginJson get(TenantId tenant, String plugin) {
        Optional<Descriptor> descriptor = descriptors.find(plugin);
        if (descriptor.isPresent() && isFor(tenant, descriptor.get())) {
            return shown(tenant, descriptor.get());
        }
        if (grants.find(tenant, plugin).isEmpty()) {
            throw new NotFound("plugin", plugin);
        }
        return gone(tenant, plugin);
    }

    /** @throws NotFound {@code plugin.unknown} */
    Descriptor installed(String plugin) {
        return descriptors.find(plugin).orElseThrow(() -> new NotFound("plugin", plugin));
    }

    private static boolean isFor(TenantId tenant, Descriptor plugin) {
        return !tenant.isPlatform() || plugin.platform();
    }

    private PluginJson shown(TenantId tenant, Descriptor plugin) {
        Optional<Grant> grant = grants.find(tenant, plugin.id());
        ObjectNode settings = plugin.settings().withDefaults(grant.map(Grant::settings).orElseGet(Grants::object));
        grant.ifPresent(stored -> stored.secrets().fieldNames().forEachRemaining(name -> settings.putObject(name).put("set", true)));
        State state = states.state(tenant, plugin.id());
        return new PluginJson(plugin.id(), plugin.name(), plugin.version(), plugin.description(), plugin.vendor(), plugin.icon(),
                grant.filter(Grant::enabled).isPresent(), PluginJson.isSandbox(settings), state.kind().text(), state.reason(), state.lastCallAt(),
                state.lastError(), plugin.needs(), plugin.offers(), plugin.settings().schema(), settings, plugin.ui());
    }

    private PluginJson gone(TenantId tenant, String plugin) {
        State state = states.state(tenant, plugin);
        return new PluginJson(plugin, plugin, "", "", "", "plug", grants.find(tenant, plugin).filter(Grant::enabled).isPresent(), false,
                state.kind().text(), state.reason(), state.lastCallAt(), state.lastError(), List.of(), List.of(), null, Grants.object(), null);
    }
}
