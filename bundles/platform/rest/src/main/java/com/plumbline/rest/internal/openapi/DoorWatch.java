package com.plumbline.rest.internal.openapi;

import com.plumbline.rest.DoorReport;
import com.plumbline.rest.internal.door.Traffic;
import com.plumbline.rest.internal.live.Live;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is registered, and who listens. */
@Component(service = DoorReport.class)
public class DoorWatch implements DoorReport {

    private final Resources resources;
    private final Live live;
    private final Traffic traffic;

    @Activate
    public DoorWatch(@Reference Resources resources, @Reference Live live, @Reference Traffic traffic) {
        this.resources = resources;
        this.live = live;
        this.traffic = traffic;
    }

    @Override
    public List<String> notServed() {
        return resources.problems();
    }

    @Override
    public int openScreens() {
        return live.connected();
    }

    @Override
    public long[] answered() {
        return traffic.answered();
    }

    @Override
    public double secondsSpent() {
        return traffic.seconds();
    }
}
