package com.plumbline.jobs;

import com.plumbline.kernel.Ids;
import com.plumbline.kernel.NotFound;
import java.util.Optional;

/** Names an appointment of a job. Text form {@code apt_0HZX4ANM5C7T2}. */
public record AppointmentId(long value) {

    public static final String PREFIX = "apt";

    /** @throws NotFound {@code appointment.unknown} when the text is no such id */
    public static AppointmentId of(String text) {
        return parse(text).orElseThrow(() -> new NotFound("appointment", text));
    }

    public static Optional<AppointmentId> parse(String text) {
        return Ids.parse(PREFIX, text).map(AppointmentId::new);
    }

    @Override
    public String toString() {
        return Ids.text(PREFIX, value);
    }
}
