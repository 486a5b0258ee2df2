package com.plumbline.customers;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import java.util.Optional;

/** Names an installed piece of equipment. Text form {@code eqp_0HZX4ANM5C7T2}. */
public record EquipmentId(long value) {

    public static final String PREFIX = "eqp";

    /** @throws NotFound {@code equipment.unknown} when the text is no such id */
    public static EquipmentId of(String text) {
        return parse(text).orElseThrow(() -> new NotFound("equipment", text));
    }

    public static Optional<EquipmentId> parse(String text) {
        return Ids.parse(PREFIX, text).map(EquipmentId::new);
    }

    @Override
    public String toString() {
        return Ids.text(PREFIX, value);
    }
}
