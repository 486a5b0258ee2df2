package com.plumbline.messaging.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.Sql;
import com.plumbline.persistence.Store;
import com.plumbline.tenancy.spi.UsageSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** SMS segments that a carrier took, by day. */
@Component(service = UsageSource.class)
public class SegmentUsage implements UsageSource {

    private final Store store;

    @Activate
    public SegmentUsage(@Reference(target = "(osgi.unit.name=messaging)") Store store) {
        this.store = store;
    }

    @Override
    public String id() {
        return "messaging";
    }

    @Override
    public Map<String, Long> measure(TenantId company, LocalDate day, ZoneId zone) {
        long segments = store.sql(company, connection -> Sql.number(connection, "SELECT SUM(segments) AS n FROM message"
                + " WHERE direction = 'OUTBOUND' AND channel = 'SMS' AND sent_at >= ? AND sent_at < ?",
                day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant()));
        return Map.of(SMS_SEGMENTS, segments);
    }
}
