package com.plumbline.sync;

import java.time.Instant;
import java.util.List;

/**
 * Ours beside theirs.
 *
 * @param at when the oldest of the figures was taken; {@code null} before the first time
 */
public record Comparison(Instant at, List<Item> items) {

    /**
     * One entity.
     *
     * @param oursCents   sum of money in minor units; {@code null} where the entity has none, as is {@code theirsCents}
     * @param differences the first 100 of each kind
     * @param differing   how many there are in all
     */
    public record Item(String entity, String label, long ours, long theirs, Long oursCents, Long theirsCents, long differing,
            List<Difference> differences) {
    }

    /** @param kind {@code missing} here, {@code extra} here, {@code changed} there since, {@code conflict} with a value entered here */
    public record Difference(String kind, String externalId, String detail) {
    }

    public Comparison {
        items = List.copyOf(items);
    }
}
