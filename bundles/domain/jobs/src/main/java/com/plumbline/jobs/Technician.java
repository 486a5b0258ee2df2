package com.plumbline.jobs;

import com.plumbline.kernel.PhoneNumber;
import java.util.Optional;

/**
 * A technician or sales rep. His identity is the id at the system he is mirrored from.
 *
 * @param phone    numbers as far as they are known
 * @param version  changes with every change of the record; for optimistic edits
 */
public record Technician(TechnicianId id, String name, String team, boolean active, String email, BusinessUnitId businessUnitId,
        String businessUnit, Phones phone, String externalId, long version) {

    /**
     * @param mirrored what the vendor has, as it writes it; may be {@code null}
     * @param override what was entered here; wins when set; may be {@code null}
     */
    public record Phones(String mirrored, PhoneNumber override) {

        /** The number to use: the override, else the vendor's if it can be dialled. */
        public Optional<PhoneNumber> effective() {
            return override != null ? Optional.of(override) : PhoneNumber.parse(mirrored);
        }
    }
}
