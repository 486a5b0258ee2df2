package com.plumbline.plugins.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The last words of a vendor about a failure, where they name a person. */
@Component(service = PersonalData.class)
public class StateData implements PersonalData {

    private final States states;

    @Activate
    public StateData(@Reference States states) {
        this.states = states;
    }

    @Override
    public String holder() {
        return "plugins";
    }

    @Override
    public Set<String> tables() {
        return Set.of("plugin_state");
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        states.words(tenant, subject::isIn).forEach(told::add);
        return told;
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return states.silence(tenant, subject::isIn);
    }
}
