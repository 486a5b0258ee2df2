package com.plumbline.jobs;

import java.util.Set;

/** Status words of a job. A vendor may send another word; it is kept as it is and counts as open. */
public final class JobStatus {

    public static final String SCHEDULED = "Scheduled";
    public static final String DISPATCHED = "Dispatched";
    public static final String WORKING = "Working";
    public static final String HOLD = "Hold";
    public static final String COMPLETED = "Completed";
    public static final String CANCELED = "Canceled";

    private static final Set<String> CLOSED = Set.of(COMPLETED, CANCELED);

    private JobStatus() {}

    /** Still to be done, or under way. */
    public static boolean isOpen(String status) {
        return !CLOSED.contains(status);
    }
}
