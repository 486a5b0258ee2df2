package com.plumbline.customers.internal;

import com.plumbline.customers.Location;
import com.plumbline.customers.LocationId;
import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.DatabaseListener;
import com.plumbline.persistence.Remembered;
import java.sql.Connection;
import org.osgi.service.component.annotations.Component;

/** Locations that lists of jobs show, forgotten when any location changes. */
@Component(service = {LocationMemory.class, DatabaseListener.class})
public class LocationMemory implements DatabaseListener {

    private final Remembered<LocationId, Location> locations = new Remembered<>(5_000);

    Remembered<LocationId, Location> locations() {
        return locations;
    }

    /** With the commit, before the screens are told. */
    public void locationsChanged(TenantId tenant, Connection connection) {
        locations.forgetAfterCommit(tenant, connection);
    }

    @Override
    public void arrived(TenantId tenant) {
        locations.forget(tenant);
    }

    @Override
    public void dropped(TenantId tenant) {
        locations.forget(tenant);
    }
}
