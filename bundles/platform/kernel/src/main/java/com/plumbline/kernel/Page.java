package com.plumbline.kernel;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a list, in the shape it leaves the appliance.
 *
 * @param page     from 1
 * @param pageSize 1 to {@value #LARGEST}
 * @param total    number of matches over all pages
 */
public record Page<T>(List<T> items, int page, int pageSize, long total) {

    public static final int LARGEST = 200;
    public static final int USUAL = 50;

    /** Which page is asked for; refuses what cannot be served. */
    public record Request(int page, int pageSize) {

        public Request {
            if (page < 1 || pageSize < 1 || pageSize > LARGEST) {
                throw new RuleViolation("request.page", "Pages count from 1 and hold 1 to " + LARGEST + " items.",
                        Map.of(page < 1 ? "page" : "pageSize", "out of range"));
            }
        }

        public int offset() {
            return Math.multiplyExact(page - 1, pageSize);
        }
    }

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> of(List<T> items, Request request, long total) {
        return new Page<>(items, request.page(), request.pageSize(), total);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<>(items.stream().<R>map(each).toList(), page, pageSize, total);
    }
}
