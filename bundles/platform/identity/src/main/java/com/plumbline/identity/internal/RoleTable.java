package com.plumbline.identity.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.plumbline.identity.Permissions;
import com.plumbline.identity.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** {@code roles.json}, refused as a whole when a role has a permission that is not in its list. */
@Component(service = {Permissions.class, RoleTable.class})
public class RoleTable implements Permissions {

    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final Map<Role, Set<String>> roles = new EnumMap<>(Role.class);

    public RoleTable() {
        JsonNode table = read();
        table.path("permissions").fields().forEachRemaining(line -> meanings.put(line.getKey(), line.getValue().asText()));
        for (Role role : Role.values()) {
            Set<String> held = new LinkedHashSet<>();
            table.path("roles").path(role.text()).forEach(permission -> held.add(permission.asText()));
            if (held.isEmpty() || !meanings.keySet().containsAll(held)) {
                throw new IllegalStateException("roles.json: role " + role.text() + " is missing or has an unknown permission");
            }
            roles.put(role, Collections.unmodifiableSet(held));
        }
    }

    @Override
    public Set<String> all() {
        return Collections.unmodifiableSet(meanings.keySet());
    }

    @Override
    public Set<String> of(Role role) {
        return roles.get(role);
    }

    @Override
    public String meaning(String permission) {
        return meanings.getOrDefault(permission, "");
    }

    private static JsonNode read() {
        try (InputStream in = RoleTable.class.getResourceAsStream("/roles.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
