package com.plumbline.propertyfacts.internal;

import com.plumbline.briefing.spi.FoundFact;
import com.plumbline.briefing.spi.ProfileSource;
import com.plumbline.briefing.spi.ProfileSubject;
import com.plumbline.camel.VendorAnswer;
import com.plumbline.camel.VendorCall;
import com.plumbline.camel.VendorLine;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;
import com.plumbline.kernel.VendorFailure.Kind;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the register knows of a home. Businesses are not asked about. */
@Component
public final class PropertyFacts implements ProfileSource {

    private final PropertyPlugin plugin;
    private final Clock clock;

    @Activate
    public PropertyFacts(@Reference PropertyPlugin plugin, @Reference Clock clock) {
        this.plugin = plugin;
        this.clock = clock;
    }

    @Override
    public String id() {
        return PropertyPlugin.ID;
    }

    @Override
    public boolean ready(TenantId tenant) {
        return plugin.settings(tenant).isPresent();
    }

    @Override
    public Set<FoundFact.Category> categories() {
        return Set.of(FoundFact.Category.HOME);
    }

    @Override
    public List<FoundFact> find(TenantId tenant, ProfileSubject subject) {
        String query = PropertyMapper.query(subject);
        if (subject.commercial() || query.isEmpty()) {
            return List.of();
        }
        PropertySettings settings = plugin.settings(tenant).orElseThrow(PropertyFacts::notConnected);
        VendorLine line = plugin.line(tenant).orElseThrow(PropertyFacts::notConnected);
        VendorAnswer answer = line.call(VendorCall.get(PropertyPlugin.ID + ".property", URI.create(settings.base() + "/v1/properties?" + query)));
        return answer.ok() ? PropertyMapper.facts(answer.json(), clock.instant()) : List.of();
    }

    private static VendorFailure notConnected() {
        return new VendorFailure(PropertyPlugin.ID, PropertyPlugin.ID + ".property", Kind.REFUSED, "not-connected",
                "The property register is not connected. Connect it under Connections.");
    }
}
