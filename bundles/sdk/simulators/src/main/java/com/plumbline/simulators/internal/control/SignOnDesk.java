package com.plumbline.simulators.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.company.Companies;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.http.Response;
import com.plumbline.simulators.internal.http.Router;
import com.plumbline.simulators.internal.http.Vendor;
import com.plumbline.simulators.internal.openid.Client;
import com.plumbline.simulators.internal.store.Json;

/** {@code /sandbox/setup/sign-on}: how a company, or the platform, lets its people sign in at our identity provider. */
public final class SignOnDesk {

    private final Companies companies;

    public SignOnDesk(Companies companies) {
        this.companies = companies;
    }

    /** The body for {@code PUT /api/company/sign-on}, or {@code /api/platform/sign-on} with {@code company=platform}. */
    public void addTo(Router router) {
        router.add("GET", "/sandbox/setup/sign-on", ControlDesk.guarded(request -> Response.ok(settings(request))));
    }

    private ObjectNode settings(Request request) {
        boolean platform = request.parameter("company").filter(Client.PLATFORM::equals).isPresent();
        Client client = platform ? Client.ofPlatform(companies) : Client.of(ControlDesk.company(request, companies));
        ObjectNode settings = Json.object().put("issuer", ControlDesk.sandbox(request) + Vendor.OPENID.prefix()).put("clientId", client.id()).put("clientSecret", client.secret());
        settings.putArray("domains").add("example.com");
        return settings;
    }
}
