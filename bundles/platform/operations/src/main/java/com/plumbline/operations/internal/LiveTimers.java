package com.plumbline.operations.internal;

import com.plumbline.events.TimerListener;
import com.plumbline.events.TimerState;
import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import com.plumbline.rest.LiveHub;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the open screens when a timed job begins and ends. */
@Component(service = TimerListener.class)
public class LiveTimers implements TimerListener {

    private final LiveHub live;
    private final Companies companies;

    @Activate
    public LiveTimers(@Reference LiveHub live, @Reference Companies companies) {
        this.live = live;
        this.companies = companies;
    }

    @Override
    public void changed(TimerState timer) {
        List<TenantId> told = timer.tenant().isPlatform() ? companies.all().stream().map(Company::id).toList() : List.of(timer.tenant());
        told.forEach(tenant -> live.publish(tenant, "timers", "changed", List.of(timer.name()), null));
    }
}
