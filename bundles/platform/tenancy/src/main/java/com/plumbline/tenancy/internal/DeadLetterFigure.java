package com.plumbline.tenancy.internal;

import com.plumbline.events.DeadLetters;
import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import com.plumbline.tenancy.spi.UsageSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts what failed for good while a company is measured anyway and its database is open; no figure of a day. */
@Component(service = UsageSource.class)
public class DeadLetterFigure implements UsageSource {

    private final DeadLetters deadLetters;
    private final Troubles troubles;

    @Activate
    public DeadLetterFigure(@Reference DeadLetters deadLetters, @Reference Troubles troubles) {
        this.deadLetters = deadLetters;
        this.troubles = troubles;
    }

    @Override
    public String id() {
        return "dead-letters";
    }

    @Override
    public Map<String, Long> measure(TenantId company, LocalDate day, ZoneId zone) {
        troubles.note(company, deadLetters.list(company, null, new Page.Request(1, 1)).total());
        return Map.of();
    }
}
