package com.plumbline.customers.internal.search;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Phone numbers and who has them, found by any four digits in a row, or more. Four digits in a row name a list of the numbers
 * that have them; of a question's lists the shortest is gone through. Only grows; guarded by the index it belongs to.
 */
final class PhoneBook {

    private static final int ROW = SearchText.SHORTEST_PHONE_PART;
    /** A shorter number is looked at as if zeros stood before it. */
    private static final int USUAL = 10;
    private static final Numbers NOBODY = new Numbers();

    private final Numbers[] rows = new Numbers[(int) power(ROW)];
    private long[] phones = new long[64];
    private int[] owners = new int[64];
    private int count;

    /** @param digits 4 to 15 of them */
    void add(String digits, int owner) {
        if (count == phones.length) {
            phones = Arrays.copyOf(phones, count * 2);
            owners = Arrays.copyOf(owners, count * 2);
        }
        long phone = Long.parseLong(digits);
        phones[count] = phone;
        owners[count] = owner;
        for (int places = Math.max(USUAL, digits.length()); places >= ROW; places--, phone /= 10) {
            int row = (int) (phone % rows.length);
            Numbers list = rows[row] == null ? rows[row] = new Numbers() : rows[row];
            if (!list.endsWith(count)) {
                list.add(count);
            }
        }
        count++;
    }

    /** Owners of numbers that have the digits, 4 to 15, in a row anywhere; one may be named twice. */
    void with(String digits, IntConsumer owner) {
        long wanted = Long.parseLong(digits);
        long window = power(digits.length());
        shortest(digits).each(number -> {
            for (long phone = phones[number], left = power(USUAL); left >= window || phone >= window / 10; phone /= 10, left /= 10) {
                if (phone % window == wanted) {
                    owner.accept(owners[number]);
                    return;
                }
            }
        });
    }

    /** Owners of exactly this number, of at least four digits. */
    void ownersOf(String digits, IntConsumer owner) {
        long wanted = Long.parseLong(digits);
        shortest(digits).each(number -> {
            if (phones[number] == wanted) {
                owner.accept(owners[number]);
            }
        });
    }

    private Numbers shortest(String digits) {
        Numbers shortest = null;
        for (int i = 0; i + ROW <= digits.length(); i++) {
            Numbers list = rows[Integer.parseInt(digits.substring(i, i + ROW))];
            if (list == null) {
                return NOBODY;
            }
            shortest = shortest == null || list.size() < shortest.size() ? list : shortest;
        }
        return shortest == null ? NOBODY : shortest;
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
