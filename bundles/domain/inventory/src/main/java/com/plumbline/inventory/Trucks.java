package com.plumbline.inventory;

import com.plumbline.kernel.Page;
import com.plumbline.kernel.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Trucks of one company. Reads only. */
@ProviderType
public interface Trucks {

    /** Those in use, by name. */
    Page<Truck> list(TenantId tenant, Page.Request page);

    /**
     * What belongs on a truck, by name.
     *
     * @param id {@code trk_…}
     * @throws com.plumbline.kernel.NotFound {@code truck.unknown}
     */
    List<TruckItem> inventory(TenantId tenant, String id);
}
