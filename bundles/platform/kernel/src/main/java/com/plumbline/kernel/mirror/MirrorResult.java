package com.plumbline.kernel.mirror;

import java.util.List;

/**
 * What one page did to our copy.
 *
 * @param changedIds our ids of the rows that were created, changed or removed, in the order of the page
 * @param problems   records that did not arrive whole
 */
public record MirrorResult(int created, int changed, int unchanged, List<Long> changedIds, List<MirrorProblem> problems) {

    public static final MirrorResult NOTHING = new MirrorResult(0, 0, 0, List.of());

    public MirrorResult {
        changedIds = List.copyOf(changedIds);
        problems = List.copyOf(problems);
    }

    public MirrorResult(int created, int changed, int unchanged, List<Long> changedIds) {
        this(created, changed, unchanged, changedIds, List.of());
    }

    /** Nothing was written. */
    public boolean isEmpty() {
        return created == 0 && changed == 0;
    }
}
