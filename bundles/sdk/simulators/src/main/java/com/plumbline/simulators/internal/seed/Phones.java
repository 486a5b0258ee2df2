package com.plumbline.simulators.internal.seed;

/**
 * Numbers that ring nowhere: only 555-0100 to 555-0199, in real area codes. 913 555 0100 to 0139 belong to the shop and its
 * technicians, 913 555 0190 to 0199 to the carrier's test numbers, so no customer has one of them.
 */
final class Phones {

    private static final int[] AREA_CODES = {913, 816, 785, 620, 316, 660, 417, 573, 314, 636, 402, 308, 531, 515, 641, 712, 319,
            563, 405, 918, 580, 501, 479, 870, 303, 720, 719, 970, 605, 701, 612, 651, 763, 952, 507, 218, 320, 262, 414, 608, 715,
            920, 312, 773, 847, 630, 708, 815, 217, 309, 618, 317, 765, 812, 219, 214, 469, 972, 817, 512, 210, 713, 832, 281};

    private int customers;

    /** Distinct for the first 130 technicians, then repeating. */
    static String technician(int index) {
        return index < 30 ? number(913, 110 + index) : number(975, 100 + index % 100);
    }

    /** The number that the shop answers. */
    static String shop(int company) {
        return ofCompany(company, 100);
    }

    /** The number that the shop's text messages come from. */
    static String sender(int company) {
        return ofCompany(company, 104);
    }

    /** Two companies have their own in the shop's area; those beyond are as many as a test of many companies needs. */
    private static String ofCompany(int company, int first) {
        return company < 3 ? number(913, first + company) : number(AREA_CODES[1 + company / 100 % (AREA_CODES.length - 1)], 100 + company % 100);
    }

    /** Distinct for the first 6,200 or so; real shops have repeats as well, beyond that it can't be helped. */
    String customer() {
        while (true) {
            int index = customers++;
            int area = AREA_CODES[index / 100 % AREA_CODES.length];
            int line = 100 + index % 100;
            boolean reserved = area == 913 && (line < 140 || line >= 190);
            if (!reserved) {
                return number(area, line);
            }
        }
    }

    private static String number(int area, int line) {
        return area + "555" + String.format("%04d", line);
    }

    /** The ways people type a number: bare, with dashes, with brackets. */
    static String written(String digits, int way) {
        String area = digits.substring(0, 3);
        String exchange = digits.substring(3, 6);
        String line = digits.substring(6);
        return switch (way % 3) {
            case 1 -> "(" + area + ") " + exchange + "-" + line;
            case 2 -> area + "-" + exchange + "-" + line;
            default -> digits;
        };
    }
}
