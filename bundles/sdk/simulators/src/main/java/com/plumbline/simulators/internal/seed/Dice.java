package com.plumbline.simulators.internal.seed;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/** Chance that falls the same way every time for one seed and label; each subject has its own, so a change here moves nothing there. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed, String label) {
        long mixed = 0xcbf29ce484222325L ^ seed;
        for (int i = 0; i < label.length(); i++) {
            mixed = (mixed ^ label.charAt(i)) * 0x100000001b3L;
        }
        random = new SplittableRandom(mixed);
    }

    /** From 0 up to, but not including, {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T pick(List<T> choices, ToIntFunction<T> weight) {
        int left = below(choices.stream().mapToInt(weight).sum());
        for (T choice : choices) {
            left -= weight.applyAsInt(choice);
            if (left < 0) {
                return choice;
            }
        }
        throw new IllegalStateException("no choice has a weight");
    }

    String letters(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(below(alphabet.length())));
        }
        return text.toString();
    }
}
