package com.plumbline.marketing.internal;

import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the campaigns. */
@Component(service = Mirror.class)
public class CampaignMirror extends TableMirror {

    private static final MirrorTable TABLE = MirrorTable.of("campaigns", "campaign")
            .text("name", "name", 300)
            .text("category", "category", 200)
            .text("medium", "medium", 200)
            .text("source", "source", 200)
            .build();

    @Activate
    public CampaignMirror(@Reference(target = "(osgi.unit.name=marketing)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Campaigns");
    }
}
