package com.plumbline.sync.spi;

import com.plumbline.kernel.mirror.MirrorEntry;
import java.util.Map;

/**
 * What the vendor has of one entity.
 *
 * @param count records, inactive ones included
 * @param cents sum of the entity's money in minor units, {@code null} where it has none
 * @param index every record by the vendor's id
 */
public record MirrorTally(long count, Long cents, Map<String, MirrorEntry> index) {

    public MirrorTally {
        index = Map.copyOf(index);
    }
}
