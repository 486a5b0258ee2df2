package com.plumbline.briefing.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.HttpServiceRuntimeConstants;

/** The address the appliance itself listens at, as the HTTP service tells it. */
@Component(service = OwnAddress.class)
public class OwnAddress {

    private static final String UNKNOWN = "http://127.0.0.1:8080";

    private volatile String address = UNKNOWN;

    @Activate
    public OwnAddress() {}

    OwnAddress(String address) {
        this.address = address;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindRuntime(HttpServiceRuntime runtime, Map<String, Object> properties) {
        updatedRuntime(runtime, properties);
    }

    void updatedRuntime(HttpServiceRuntime runtime, Map<String, Object> properties) {
        Object endpoints = properties.get(HttpServiceRuntimeConstants.HTTP_SERVICE_ENDPOINT);
        String first = endpoints instanceof String[] several && several.length > 0 ? several[0]
                : endpoints instanceof String one ? one : UNKNOWN;
        address = first.replaceAll("/+$", "");
    }

    void unbindRuntime(HttpServiceRuntime runtime) {
        address = UNKNOWN;
    }

    String get() {
        return address;
    }
}
