package com.plumbline.jobs;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import java.util.Optional;

/** Names a technician. Text form {@code tec_0HZX4ANM5C7T2}. */
public record TechnicianId(long value) {

    public static final String PREFIX = "tec";

    /** @throws NotFound {@code technician.unknown} when the text is no such id */
    public static TechnicianId of(String text) {
        return parse(text).orElseThrow(() -> new NotFound("technician", text));
    }

    public static Optional<TechnicianId> parse(String text) {
        return Ids.parse(PREFIX, text).map(TechnicianId::new);
    }

    @Override
    public String toString() {
        return Ids.text(PREFIX, value);
    }
}
