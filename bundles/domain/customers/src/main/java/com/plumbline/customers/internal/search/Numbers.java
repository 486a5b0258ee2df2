package com.plumbline.customers.internal.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/** Whole numbers in the order in which they came. */
final class Numbers {

    private int[] numbers = new int[2];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    int size() {
        return size;
    }

    boolean endsWith(int number) {
        return size > 0 && numbers[size - 1] == number;
    }

    void each(IntConsumer work) {
        for (int i = 0; i < size; i++) {
            work.accept(numbers[i]);
        }
    }

    void into(BitSet set) {
        each(set::set);
    }
}
