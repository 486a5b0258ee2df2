package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.plumbline.identity.Caller;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Page;
import com.plumbline.plugins.PluginSettings;
import com.plumbline.plugins.TestResult;
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

/** Connections: the plug-ins, what the company set, how they are doing. */
@Component(service = PluginResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("plugins")
public class PluginResource {

    private final PluginList plugins;
    private final Configuring configuring;
    private final Connections connections;
    private final ConnectionTest test;
    private final Companies companies;

    /** @param enabled {@code null} means yes */
    record SettingsJson(@Nullable Boolean enabled, @Nullable JsonNode settings) {
        @Override
        public String toString() {
            return "SettingsJson";
        }
    }

    record TestJson(@Nullable JsonNode settings) {
        @Override
        public String toString() {
            return "TestJson";
        }
    }

    record TestedJson(boolean ok, String code, String message, long millis) {}

    @Activate
    public PluginResource(@Reference PluginList plugins, @Reference Configuring configuring, @Reference Connections connections,
            @Reference ConnectionTest test, @Reference Companies companies) {
        this.plugins = plugins;
        this.configuring = configuring;
        this.connections = connections;
        this.test = test;
        this.companies = companies;
    }

    @GET
    @Requires("plugins.read")
    @Operation(summary = "Every plug-in that is installed, by name, with the company's settings (never a secret) and its state.")
    public Page<PluginJson> list(@Context SecurityContext security) {
        List<PluginJson> all = plugins.list(Callers.of(security).tenant());
        return new Page<>(all, 1, Math.max(all.size(), Page.USUAL), all.size());
    }

    @GET
    @Path("{id}")
    @Requires("plugins.read")
    @Operation(summary = "One plug-in.")
    public PluginJson get(@PathParam("id") String id, @Context SecurityContext security) {
        return plugins.get(Callers.of(security).tenant(), id);
    }

    @PUT
    @Path("{id}/settings")
    @Requires("plugins.write")
    @Operation(summary = "Enables or disables a plug-in and changes the settings given; a secret that is absent or {\"set\":true} stays.")
    public PluginJson configure(@PathParam("id") String id, SettingsJson wanted, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        plugins.get(caller.tenant(), id);
        configuring.configure(caller, caller.tenant(), id, wanted.enabled() == null || wanted.enabled(), wanted.settings());
        connections.settledSoon(caller.tenant(), id);
        return plugins.get(caller.tenant(), id);
    }

    @DELETE
    @Path("{id}/settings")
    @Requires("plugins.write")
    @Operation(summary = "Disconnects a plug-in: its settings and keys are erased.")
    public void disconnect(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        plugins.get(caller.tenant(), id);
        configuring.erase(caller, caller.tenant(), id);
        connections.settledSoon(caller.tenant(), id);
    }

    @POST
    @Path("{id}/tests")
    @Requires("plugins.write")
    @Operation(summary = "Asks the vendor whether the settings, stored or as given here, work; changes nothing.")
    public TestedJson test(@PathParam("id") String id, @Nullable TestJson wanted, @Context SecurityContext security) {
        Caller caller = Callers.of(security);
        plugins.installed(id);
        companies.refuseUnlessActive(caller.tenant());
        PluginSettings settings = configuring.tried(caller.tenant(), plugins.installed(id), wanted == null ? null : wanted.settings());
        long start = System.nanoTime();
        TestResult result = test.run(caller.tenant(), id, settings);
        return new TestedJson(result.ok(), result.code(), result.message(), (System.nanoTime() - start) / 1_000_000);
    }
}
