package com.plumbline.operations.internal;

import com.plumbline.identity.Users;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginGrants;
import com.plumbline.plugins.PluginStates;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the appliance feels: its services, its database, the plug-ins of each company. */
@Component(service = Health.class)
public class Health {

    /** Karaf says so once every feature that belongs to the start is installed. */
    private static final String BOOT_FINISHED = "org.apache.karaf.features.BootFinished";

    private final BundleContext context;
    private final Services services;
    private final Users users;
    private final Companies companies;
    private final PluginGrants grants;
    private final PluginStates states;

    /** @param tenant the company that enabled it */
    record PluginHealth(String id, String tenant, String status, String reason) {

        boolean isWell() {
            return status.equals("ready");
        }
    }

    @Activate
    public Health(BundleContext context, @Reference Services services, @Reference Users users, @Reference Companies companies,
            @Reference PluginGrants grants, @Reference PluginStates states) {
        this.context = context;
        this.services = services;
        this.users = users;
        this.companies = companies;
        this.grants = grants;
        this.states = states;
    }

    /** Everything that belongs to the start has started. */
    boolean isStarted() {
        return context.getServiceReference(BOOT_FINISHED) != null;
    }

    List<Services.Service> services() {
        List<Services.Service> all = new ArrayList<>(services.all());
        String trouble = databaseTrouble();
        all.add(new Services.Service("database", trouble == null ? "up" : "down", trouble));
        return all;
    }

    List<PluginHealth> plugins(TenantId tenant) {
        return grants.enabledBy(tenant).stream().map(plugin -> {
            PluginStates.State state = states.state(tenant, plugin);
            return new PluginHealth(plugin, tenant.value(), state.kind().text(), state.reason());
        }).toList();
    }

    List<PluginHealth> plugins() {
        return companies.all().stream().map(Company::id).flatMap(tenant -> plugins(tenant).stream()).toList();
    }

    /** {@code down} without a database or while starting, {@code degraded} when a part or a plug-in is not well. */
    String status(List<Services.Service> services, List<PluginHealth> plugins) {
        boolean noDatabase = services.stream().anyMatch(service -> service.name().equals("database") && !service.isUp());
        if (noDatabase || !isStarted()) {
            return "down";
        }
        boolean well = services.stream().allMatch(Services.Service::isUp) && plugins.stream().allMatch(PluginHealth::isWell);
        return well ? "up" : "degraded";
    }

    private String databaseTrouble() {
        try {
            users.find(TenantId.PLATFORM, null, new Page.Request(1, 1));
            return null;
        } catch (PersistenceException failed) {
            return "The platform database does not answer; see the log.";
        }
    }
}
