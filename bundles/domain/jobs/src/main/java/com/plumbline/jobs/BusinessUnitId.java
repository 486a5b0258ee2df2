package com.plumbline.jobs;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import java.util.Optional;

/** Names a business unit. Text form {@code bun_0HZX4ANM5C7T2}. */
public record BusinessUnitId(long value) {

    public static final String PREFIX = "bun";

    /** @throws NotFound {@code business-unit.unknown} when the text is no such id */
    public static BusinessUnitId of(String text) {
        return parse(text).orElseThrow(() -> new NotFound("business unit", text));
    }

    public static Optional<BusinessUnitId> parse(String text) {
        return Ids.parse(PREFIX, text).map(BusinessUnitId::new);
    }

    @Override
    public String toString() {
        return Ids.text(PREFIX, value);
    }
}
