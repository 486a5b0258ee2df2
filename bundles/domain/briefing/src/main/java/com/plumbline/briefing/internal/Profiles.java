package com.plumbline.briefing.internal;

import com.plumbline.briefing.Fact;
import com.plumbline.customers.CustomerId;
import com.plumbline.kernel.TenantId;
import java.util.List;
import org.osgi.service.component.annotations.Component;

@Component(service = Profiles.class)
public class Profiles {
    List<Fact> factsForWriting(TenantId tenant, CustomerId customer) {
        return List.of();
    }
}
