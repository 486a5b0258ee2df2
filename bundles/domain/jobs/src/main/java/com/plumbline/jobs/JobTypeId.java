package com.plumbline.jobs;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import java.util.Optional;

/** Names a job type. Text form {@code jty_0HZX4ANM5C7T2}. */
public record JobTypeId(long value) {

    public static final String PREFIX = "jty";

    /** @throws NotFound {@code job-type.unknown} when the text is no such id */
    public static JobTypeId of(String text) {
        return parse(text).orElseThrow(() -> new NotFound("job type", text));
    }

    public static Optional<JobTypeId> parse(String text) {
        return Ids.parse(PREFIX, text).map(JobTypeId::new);
    }

    @Override
    public String toString() {
        return Ids.text(PREFIX, value);
    }
}
