package com.plumbline.tenancy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.plumbline.events.Event;
import com.plumbline.events.EventHandler;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.privacy.PersonalData;
import com.plumbline.kernel.privacy.Subject;
import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Exports hold every customer there was when they were made. Nobody can be cut out of a ZIP file, so an erasure deletes those that are
 * here; once more when it is done, for one that was asked for while it went on.
 */
@Component(service = {PersonalData.class, EventHandler.class})
public class ExportData implements PersonalData, EventHandler {

    private final Belongings belongings;
    private final Clock clock;

    @Activate
    public ExportData(@Reference Belongings belongings, @Reference Clock clock) {
        this.belongings = belongings;
        this.clock = clock;
    }

    @Override
    public String holder() {
        return "exports";
    }

    @Override
    public JsonNode held(TenantId tenant, Subject subject) {
        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        belongings.list(tenant).stream().filter(export -> export.state() == Belongings.State.READY).forEach(export -> told.addObject()
                .put("export", export.id()).put("made_at", export.at().toString()).put("holds", "a copy of everything the company had then, kept for the company"));
        return told;
    }

    @Override
    public int erase(TenantId tenant, Subject subject) {
        return belongings.withdraw(tenant, clock.instant());
    }

    @Override
    public String name() {
        return "tenancy.exports";
    }

    @Override
    public Set<String> types() {
        return Set.of("customer.erased");
    }

    @Override
    public void handle(TenantId tenant, Event event) {
        belongings.withdraw(tenant, event.at());
    }
}
