package com.plumbline.briefing.internal.writer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates and numbers as a person says them. */
public final class Words {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.US);
    private static final String[] NUMBERS = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};

    private Words() {}

    /** {@code Mar 2025}. */
    public static String monthOf(LocalDate day) {
        return day.format(MONTH);
    }

    /** {@code yesterday}, {@code 12 days ago}, {@code 5 months ago}, {@code 3 years ago}. */
    public static String ago(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(day, today);
        if (days <= 1) {
            return days <= 0 ? "today" : "yesterday";
        }
        if (days < 60) {
            return days + " days ago";
        }
        long months = ChronoUnit.MONTHS.between(day, today);
        return months < 24 ? Math.max(months, 2) + " months ago" : months / 12 + " years ago";
    }

    /** {@code three}, {@code 12}. */
    static String number(long count) {
        return count < NUMBERS.length ? NUMBERS[(int) count] : Long.toString(count);
    }

    /** {@code twice}, {@code 3 times}. */
    static String times(long count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }

    /** With a capital at the beginning. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** {@code 1 job}, {@code 3 jobs}. */
    public static String count(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** The first sentence or line of a text, without going over a length; words stay whole. */
    public static String firstPart(String text, int most) {
        String line = text.strip().split("\\R|(?<=[.!?])\\s", 2)[0].strip();
        if (line.length() <= most) {
            return line;
        }
        int end = line.lastIndexOf(' ', most);
        return end < 0 ? "" : line.substring(0, end).replaceAll("[\\s,;:.-]+$", "");
    }
}
