package com.plumbline.simulators.internal.servicetitan;

import com.plumbline.simulators.internal.store.Kind;

/** Settings and dispatch: who works here, and who goes where. */
final class OfficeModules {

    private OfficeModules() {
    }

    static void offer(Catalog settings) {
        settings.listAndSingle("technicians", new Resource(Kind.TECHNICIAN).filter("name", Filter.contains("/name"))
                .filter("userIds", Filter.ids("/userId"))).export("export/technicians", Kind.TECHNICIAN);
        settings.listAndSingle("employees", new Resource(Kind.EMPLOYEE).filter("name", Filter.contains("/name"))
                .filter("email", Filter.is("/email")).filter("userIds", Filter.ids("/userId"))).export("export/employees", Kind.EMPLOYEE);
        settings.listAndSingle("business-units", new Resource(Kind.BUSINESS_UNIT).filter("name", Filter.contains("/name")))
                .export("export/business-units", Kind.BUSINESS_UNIT);
        settings.list("tag-types", new Resource(Kind.TAG_TYPE)).export("export/tag-types", Kind.TAG_TYPE);

        Catalog dispatch = settings.of("dispatch/v2");
        dispatch.list("appointment-assignments", new Resource(Kind.ASSIGNMENT).filter("appointmentIds", Filter.ids("/appointmentId"))
                .filter("jobId", Filter.id("/jobId"))).export("export/appointment-assignments", Kind.ASSIGNMENT);
        dispatch.list("arrival-windows", new Resource(Kind.ARRIVAL_WINDOW));
    }
}
