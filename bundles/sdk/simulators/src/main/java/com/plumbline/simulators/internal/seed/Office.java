package com.plumbline.simulators.internal.seed;

/** What the other seeds need to know of the shop's own set-up. */
final class Office {

    private Office() {
    }

    record Unit(long id, String name) {
    }

    record JobType(long id, String name, Unit unit, String equipment, int minutes, String workClass, int weight, String category) {
    }

    /** @param phone ten digits, {@code null} when the vendor has none */
    record Technician(long id, String name, Unit unit, String phone, boolean active) {
    }
}
