package com.plumbline.sync.internal.store;

/** How far a run is with one entity. */
public record EntityRow(long run, String entity, String state, String cursor, Long expected, long read, long created, long changed,
        long unchanged, long problems) {

    public static final String WAITING = "waiting";
    public static final String RUNNING = "running";
    /** All pages are here; not compared yet. */
    public static final String PULLED = "pulled";
    public static final String COMPLETED = "completed";
    /** Nobody here keeps it. */
    public static final String SKIPPED = "skipped";

    public boolean isToBePulled() {
        return state.equals(WAITING) || state.equals(RUNNING);
    }
}
