package com.plumbline.identity.internal;

import com.plumbline.identity.PublicAddress;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code publicUrl} of {@code etc/com.plumbline.identity.cfg}; without it, the address that the appliance listens on. This machine is called
 * {@code localhost}: browsers keep passkeys for a name, never for a number.
 */
@Component(service = PublicAddress.class, configurationPid = "com.plumbline.identity")
public class ConfiguredAddress implements PublicAddress {

    private static final Logger log = LoggerFactory.getLogger(ConfiguredAddress.class);

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "0.0.0.0", "::");

    private volatile String base;

    @Activate
    public ConfiguredAddress(Map<String, Object> settings) {
        changed(settings);
    }

    @Modified
    void changed(Map<String, Object> settings) {
        Object named = settings.get("publicUrl");
        String wanted = named == null ? "" : named.toString().strip().replaceAll("/+$", "");
        if (!wanted.isEmpty() && !wanted.matches("https?://[^/?#@\\s]+")) {
            log.warn("publicUrl in etc/com.plumbline.identity.cfg is no address like https://office.example.com and counts for nothing");
            wanted = "";
        }
        base = wanted.isEmpty() ? listening(System.getenv()) : wanted.replaceFirst("^http://127\\.0\\.0\\.1(?=:|$)", "http://localhost");
    }

    @Override
    public String base() {
        return base;
    }

    static String listening(Map<String, String> environment) {
        String host = environment.getOrDefault("PLUMBLINE_HOST", "127.0.0.1");
        String port = environment.getOrDefault("PLUMBLINE_PORT", "8080");
        return "http://" + (host.isBlank() || THIS_MACHINE.contains(host) ? "localhost" : host) + ':' + port;
    }
}
