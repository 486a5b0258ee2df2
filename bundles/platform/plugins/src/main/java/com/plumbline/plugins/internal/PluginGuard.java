package com.plumbline.plugins.internal;

import com.plumbline.identity.Caller;
import com.plumbline.kernel.NotFound;
import com.plumbline.rest.spi.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whatever a plug-in serves below {@code /api/x/<id>/} is there for the companies that enabled it, for nobody else. */
@Component(service = Guard.class)
public class PluginGuard implements Guard {

    private final Configuring grants;

    @Activate
    public PluginGuard(@Reference Configuring grants) {
        this.grants = grants;
    }

    @Override
    public String guards() {
        return "x/";
    }

    @Override
    public void check(Caller caller, String path) {
        String[] parts = path.split("/", 3);
        String plugin = parts.length > 1 ? parts[1] : "";
        if (!grants.enabled(caller.tenant(), plugin)) {
            throw NotFound.because("plugin.off", "Your company has not enabled the plug-in " + plugin + ". An owner or admin can, under Connections.");
        }
    }
}
