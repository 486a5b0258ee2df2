package com.plumbline.identity.internal;

import com.plumbline.identity.PublicAddress;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** {@code publicUrl} of {@code etc/com.plumbline.identity.cfg}; without it, the address that the appliance listens on. */
@Component(service = PublicAddress.class, configurationPid = "com.plumbline.identity")
public class ConfiguredAddress implements PublicAddress {

    private volatile String base;

    @Activate
    public ConfiguredAddress(Map<String, Object> settings) {
        changed(settings);
    }

    @Modified
    void changed(Map<String, Object> settings) {
        Object named = settings.get("publicUrl");
        base = named == null || named.toString().isBlank() ? listening(System.getenv()) : named.toString().strip().replaceAll("/+$", "");
    }

    @Override
    public String base() {
        return base;
    }

    static String listening(Map<String, String> environment) {
        String host = environment.getOrDefault("PLUMBLINE_HOST", "127.0.0.1");
        String port = environment.getOrDefault("PLUMBLINE_PORT", "8080");
        return "http://" + (host.isBlank() || host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host) + ':' + port;
    }
}
