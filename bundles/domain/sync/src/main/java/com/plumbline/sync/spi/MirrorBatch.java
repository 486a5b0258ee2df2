package com.plumbline.sync.spi;

import com.plumbline.kernel.mirror.MirrorProblem;
import com.plumbline.kernel.mirror.MirrorRecord;
import java.util.List;

/**
 * One page.
 *
 * @param records  in the vendor's order, oldest change first; the same record may come twice
 * @param cursor   where the next page begins; never {@code null} after a page that had one
 * @param more     false when the vendor has nothing further for now
 * @param problems records that could not be read; they are listed with the run
 */
public record MirrorBatch(List<MirrorRecord> records, String cursor, boolean more, List<MirrorProblem> problems) {

    public MirrorBatch {
        records = List.copyOf(records);
        problems = List.copyOf(problems);
    }

    public MirrorBatch(List<MirrorRecord> records, String cursor, boolean more) {
        this(records, cursor, more, List.of());
    }
}
