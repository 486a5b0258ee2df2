package com.plumbline.jobs.internal.rest;

import com.plumbline.jobs.Technician;
import com.plumbline.kernel.PhoneNumber;

/** @param jobsToday jobs with a visit today in the company's zone */
public record TechnicianJson(String id, String name, String team, boolean active, String email, PhonesJson phone, String businessUnit,
        int jobsToday, String externalId) {

    /**
     * @param effective    the number in use, E.164
     * @param servicetitan as the vendor writes it
     * @param override     entered here; wins when set
     */
    public record PhonesJson(String effective, String servicetitan, String override) {
    }

    static TechnicianJson of(Technician technician, int jobsToday) {
        PhoneNumber override = technician.phone().override();
        return new TechnicianJson(technician.id().toString(), technician.name(), technician.team(), technician.active(), technician.email(),
                new PhonesJson(technician.phone().effective().map(PhoneNumber::e164).orElse(null), technician.phone().mirrored(),
                        override == null ? null : override.e164()),
                technician.businessUnit(), jobsToday, technician.externalId());
    }
}
