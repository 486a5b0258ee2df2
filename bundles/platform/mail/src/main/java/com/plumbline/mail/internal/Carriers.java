package com.plumbline.mail.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.mail.spi.MailCarrier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Who can carry a sender's mail: a carrier that the company set up, else one that the platform did. */
@Component(service = Carriers.class)
public class Carriers {

    private final List<MailCarrier> carriers = new CopyOnWriteArrayList<>();

    /** @param as whose connection is used */
    record Chosen(MailCarrier carrier, TenantId as) {}

    @Activate
    public Carriers() {
        // For the component runtime.
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCarrier(MailCarrier carrier) {
        carriers.add(carrier);
    }

    void removeCarrier(MailCarrier carrier) {
        carriers.remove(carrier);
    }

    Optional<Chosen> choose(TenantId sender) {
        return of(sender).or(() -> sender.isPlatform() ? Optional.empty() : of(TenantId.PLATFORM));
    }

    private Optional<Chosen> of(TenantId as) {
        return carriers.stream().sorted(Comparator.comparing(MailCarrier::id)).filter(carrier -> carrier.ready(as)).findFirst()
                .map(carrier -> new Chosen(carrier, as));
    }
}
