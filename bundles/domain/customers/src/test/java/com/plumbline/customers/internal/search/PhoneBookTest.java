package com.plumbline.customers.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.plumbline.contract.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhoneBookTest {

    private final PhoneBook book = new PhoneBook();

    @Test
    @Proves("CRM-03")
    void anyFourDigitsInARowAndMoreFindWhoeverHasThem() {
        Random random = new Random(7);
        List<String> phones = new ArrayList<>();
        for (int owner = 0; owner < 2_000; owner++) {
            String phone = "913555" + "%04d".formatted(random.nextInt(10_000));
            phones.add(phone);
            book.add(phone, owner);
        }
        for (int round = 0; round < 500; round++) {
            String phone = phones.get(random.nextInt(phones.size()));
            int from = random.nextInt(7);
            String part = phone.substring(from, from + 4 + random.nextInt(7 - from));
            Set<Integer> expected = new TreeSet<>();
            for (int owner = 0; owner < phones.size(); owner++) {
                if (phones.get(owner).contains(part)) {
                    expected.add(owner);
                }
            }
            assertThat(owners(part)).as(part).isEqualTo(expected);
        }
    }

    @Test
    void numbersShorterAndLongerThanUsualAndZerosAreFoundToo() {
        book.add("5550123", 1);
        book.add("0201234567", 2);
        book.add("442071838750", 3);
        book.add("1111111111", 4);

        assertThat(owners("5550123")).containsExactly(1);
        assertThat(owners("0123")).containsExactly(1, 2);
        assertThat(owners("0201")).containsExactly(2);
        assertThat(owners("4420")).containsExactly(3);
        assertThat(owners("38750")).containsExactly(3);
        assertThat(owners("11111")).containsExactly(4);
        assertThat(owners("9999")).isEmpty();
    }

    @Test
    void aWholeNumberIsOfThoseWhoHaveExactlyIt() {
        book.add("9135550123", 1);
        book.add("9135550123", 2);
        book.add("5550123", 3);
        List<Integer> owners = new ArrayList<>();
        book.ownersOf("9135550123", owners::add);

        assertThat(owners).containsExactly(1, 2);
    }

    private Set<Integer> owners(String part) {
        Set<Integer> owners = new TreeSet<>();
        book.with(part, owners::add);
        return owners;
    }
}
