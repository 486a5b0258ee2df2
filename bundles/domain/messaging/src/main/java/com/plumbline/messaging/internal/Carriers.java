package com.plumbline.messaging.internal;

import com.plumbline.kernel.TenantId;
import com.plumbline.messaging.spi.SmsCarrier;
import com.plumbline.messaging.spi.SmsProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The SMS carriers there are at the moment. */
@Component(service = Carriers.class)
public class Carriers {

    /** In ascending order of service ranking, as Declarative Services fills it. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<SmsCarrier> installed = List.of();

    @Activate
    public Carriers() {}

    Carriers(List<SmsCarrier> installed) {
        this.installed = installed;
    }

    boolean none() {
        return installed.isEmpty();
    }

    Optional<SmsCarrier> find(String id) {
        return installed.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Those the company can use now, in the order to try them. */
    List<SmsCarrier> ready(TenantId tenant, Rules rules) {
        List<SmsCarrier> all = new ArrayList<>(installed);
        Collections.reverse(all);
        all.removeIf(each -> !each.ready(tenant));
        all.sort(Comparator.comparingInt(each -> place(rules.carriers(), each.id())));
        return all;
    }

    /** What a carrier's own code means; a carrier that is gone leaves its bare code. */
    SmsProblem explain(String carrier, String errorCode, String otherwise) {
        return find(carrier).map(each -> each.explain(errorCode)).orElseGet(() -> new SmsProblem(SmsProblem.Kind.PERMANENT,
                otherwise != null ? otherwise : "The carrier " + carrier + " refused the message, code " + errorCode + "."));
    }

    private static int place(List<String> order, String id) {
        int place = order.indexOf(id);
        return place < 0 ? Integer.MAX_VALUE : place;
    }
}
