package com.plumbline.pricebook.internal;

import com.plumbline.kernel.mirror.Mirror;
import com.plumbline.persistence.MirrorTable;
import com.plumbline.persistence.Store;
import com.plumbline.persistence.TableMirror;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The copy of the materials of the price book. */
@Component(service = Mirror.class)
public class PriceMaterialMirror extends TableMirror {

    private static final MirrorTable TABLE = MirrorTable.of("pricebookMaterials", "price_material")
            .text("code", "code", 120)
            .text("name", "name", 400)
            .text("description", "description", 16000)
            .money("price", "price_minor")
            .money("cost", "cost_minor")
            .text("category", "category", 300)
            .text("manufacturer", "manufacturer", 200)
            .text("model", "model", 200)
            .cents("price_minor")
            .build();

    @Activate
    public PriceMaterialMirror(@Reference(target = "(osgi.unit.name=pricebook)") Store store, @Reference Clock clock) {
        super(store, clock, TABLE, "Price book materials");
    }
}
