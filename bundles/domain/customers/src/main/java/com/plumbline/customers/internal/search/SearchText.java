package com.plumbline.customers.internal.search;

import com.plumbline.kernel.PhoneNumber;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How texts become words to be found, and how a question becomes words to look for. */
final class SearchText {

    static final int SHORTEST_PHONE_PART = 4;

    private static final int LONGEST = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’`]");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Digits with the marks people write between them: {@code +1 (913) 555-0123}. */
    private static final Pattern PHONE_LIKE = Pattern.compile("\\+?\\(?\\d[\\d\\s().\\-/]*\\d");

    /**
     * One thing that must be found.
     *
     * @param prefix beginning of a word; {@code null} when only a phone can match
     * @param digits part of a phone number; {@code null} when no phone can match
     */
    record Word(String prefix, String digits) {
    }

    private SearchText() {}

    /** Lower case, without accents and apostrophes. */
    static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        return APOSTROPHES.matcher(MARKS.matcher(apart).replaceAll("")).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Words of a plain text; an e-mail address is a word as a whole as well. */
    static List<String> words(String plain) {
        List<String> words = new ArrayList<>();
        if (plain.indexOf('@') > 0 && plain.indexOf(' ') < 0) {
            words.add(plain);
        }
        for (String word : APART.split(plain)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /**
     * The ways to read a question; a customer is found when all words of one of them match. There are two when it holds
     * digits that may be one phone number written in groups.
     */
    static List<List<Word>> readings(String question) {
        String plain = plain(question.length() > LONGEST ? question.substring(0, LONGEST) : question).strip();
        List<List<Word>> readings = new ArrayList<>();
        readings.add(split(plain));
        List<Word> asPhones = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        Matcher phone = PHONE_LIKE.matcher(plain);
        while (phone.find()) {
            String digits = digits(phone.group());
            if (digits.length() >= SHORTEST_PHONE_PART) {
                asPhones.add(new Word(null, digits));
                phone.appendReplacement(rest, " ");
            }
        }
        phone.appendTail(rest);
        asPhones.addAll(split(rest.toString()));
        if (!asPhones.equals(readings.get(0))) {
            readings.add(asPhones);
        }
        return readings;
    }

    private static List<Word> split(String plain) {
        List<Word> words = new ArrayList<>();
        for (String part : plain.strip().split("\\s+")) {
            if (part.indexOf('@') >= 0 && part.length() > 1 && part.indexOf('@') > 0) {
                words.add(new Word(part, null));
                continue;
            }
            for (String word : APART.split(part)) {
                if (!word.isEmpty()) {
                    boolean phone = word.length() >= SHORTEST_PHONE_PART && word.chars().allMatch(c -> c >= '0' && c <= '9');
                    words.add(new Word(word, phone ? PhoneNumber.digits(word) : null));
                }
            }
        }
        return words;
    }

    private static String digits(String written) {
        String digits = PhoneNumber.digits(written);
        // The country code of a number that is still being typed.
        return written.startsWith("+1") && digits.length() < 10 ? digits.substring(1) : digits;
    }
}
