package com.plumbline.plugins.internal;

import com.plumbline.identity.Caller;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.TestResult;
import com.plumbline.plugins.internal.PluginResource.SettingsJson;
import com.plumbline.plugins.internal.PluginResource.TestJson;
import com.plumbline.plugins.internal.PluginResource.TestedJson;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** What the appliance itself is connected to, such as the mail server of its own mails. For platform admins and the operator. */
@Component(service = PlatformPluginResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("platform/plugins")
public class PlatformPluginResource {

    private final PluginList plugins;
    private final Configuring configuring;
    private final Connections connections;
    private final ConnectionTest test;

    @Activate
    public PlatformPluginResource(@Reference PluginList plugins, @Reference Configuring configuring, @Reference Connections connections,
            @Reference ConnectionTest test) {
        this.plugins = plugins;
        this.configuring = configuring;
        this.connections = connections;
        this.test = test;
    }

    @GET
    @Requires("companies.read")
    @Operation(summary = "The plug-ins that the appliance itself can use, with its settings (never a secret) and their state.")
    public Page<PluginJson> list() {
        List<PluginJson> all = plugins.list(TenantId.PLATFORM);
        return new Page<>(all, 1, Math.max(all.size(), Page.USUAL), all.size());
    }

    @GET
    @Path("{id}")
    @Requires("companies.read")
    @Operation(summary = "One of them.")
    public PluginJson get(@PathParam("id") String id) {
        return plugins.get(TenantId.PLATFORM, id);
    }

    @PUT
    @Path("{id}/settings")
    @Requires("companies.write")
    @Operation(summary = "Enables or disables a plug-in for the appliance itself; a secret that is absent or {\"set\":true} stays.")
    public PluginJson configure(@PathParam("id") String id, SettingsJson wanted, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        plugins.get(TenantId.PLATFORM, id);
        configuring.configure(caller, TenantId.PLATFORM, id, wanted.enabled() == null || wanted.enabled(), wanted.settings());
        connections.settledSoon(TenantId.PLATFORM, id);
        return plugins.get(TenantId.PLATFORM, id);
    }

    @DELETE
    @Path("{id}/settings")
    @Requires("companies.write")
    @Operation(summary = "Disconnects it from the appliance: its settings and keys are erased.")
    public void disconnect(@PathParam("id") String id, @Context SecurityContext security) {
        plugins.get(TenantId.PLATFORM, id);
        configuring.erase(Callers.of(security), TenantId.PLATFORM, id);
        connections.settledSoon(TenantId.PLATFORM, id);
    }

    @POST
    @Path("{id}/tests")
    @Requires("companies.write")
    @Operation(summary = "Asks the vendor whether the settings, stored or as given here, work; changes nothing.")
    public TestedJson test(@PathParam("id") String id, @Nullable TestJson wanted) {
        plugins.get(TenantId.PLATFORM, id);
        PluginSettings settings = configuring.tried(TenantId.PLATFORM, plugins.installed(id), wanted == null ? null : wanted.settings());
        long start = System.nanoTime();
        TestResult result = test.run(TenantId.PLATFORM, id, settings);
        return new TestedJson(result.ok(), result.code(), result.message(), (System.nanoTime() - start) / 1_000_000);
    }
}
