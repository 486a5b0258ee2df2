package com.plumbline.jobs;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import java.util.Optional;

/** Names a job. Text form {@code job_0HZX4ANM5C7T2}. */
public record JobId(long value) {

    public static final String PREFIX = "job";

    /** @throws NotFound {@code job.unknown} when the text is no such id */
    public static JobId of(String text) {
        return parse(text).orElseThrow(() -> new NotFound("job", text));
    }

    public static Optional<JobId> parse(String text) {
        return Ids.parse(PREFIX, text).map(JobId::new);
    }

    @Override
    public String toString() {
        return Ids.text(PREFIX, value);
    }
}
