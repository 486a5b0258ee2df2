package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.LiveHub;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Browser parts of plug-ins: which ones a company's screens load, and telling the screens when that changes. */
@Component(service = UiPlugins.class, immediate = true)
public class UiPlugins {

    private final Descriptors descriptors;
    private final Grants grants;
    private final Companies companies;
    private final LiveHub live;
    private final Runnable changed = this::tellEverybody;

    /** @param revision changes whenever the list does */
    record Loaded(String revision, List<ObjectNode> plugins) {}

    @Activate
    public UiPlugins(@Reference Descriptors descriptors, @Reference Grants grants, @Reference Companies companies, @Reference LiveHub live) {
        this.descriptors = descriptors;
        this.grants = grants;
        this.companies = companies;
        this.live = live;
        descriptors.listen(changed);
    }

    @Deactivate
    void deactivate() {
        descriptors.unlisten(changed);
    }

    Loaded of(TenantId tenant) {
        List<ObjectNode> manifests = descriptors.all().stream()
                .filter(plugin -> plugin.ui() != null && grants.find(tenant, plugin.id()).filter(Grant::enabled).isPresent())
                .map(UiPlugins::manifest).toList();
        StringBuilder all = new StringBuilder();
        manifests.forEach(manifest -> all.append(manifest.path("baseUrl").asText()).append(' '));
        return new Loaded(Integer.toHexString(all.toString().hashCode()), manifests);
    }

    void tell(TenantId tenant) {
        live.publish(tenant, "ui.plugins", "changed", List.of(), null);
    }

    private void tellEverybody() {
        companies.all().forEach(company -> {
            tell(company.id());
            live.publish(company.id(), "plugins", "changed", List.of(), null);
        });
    }

    private static ObjectNode manifest(Descriptor plugin) {
        ObjectNode manifest = plugin.ui().deepCopy();
        manifest.put("version", plugin.version());
        manifest.put("baseUrl", "/plugins/" + plugin.id() + "/" + plugin.version() + "/");
        return manifest;
    }
}
