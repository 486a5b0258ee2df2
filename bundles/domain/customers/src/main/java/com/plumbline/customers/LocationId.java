package com.plumbline.customers;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import java.util.Optional;

/** Names a service location. Text form {@code loc_0HZX4ANM5C7T2}. */
public record LocationId(long value) {

    public static final String PREFIX = "loc";

    /** @throws NotFound {@code location.unknown} when the text is no such id */
    public static LocationId of(String text) {
        return parse(text).orElseThrow(() -> new NotFound("location", text));
    }

    public static Optional<LocationId> parse(String text) {
        return Ids.parse(PREFIX, text).map(LocationId::new);
    }

    @Override
    public String toString() {
        return Ids.text(PREFIX, value);
    }
}
