package com.plumbline.simulators.internal.twilio;

/**
 * How many messages the network makes of a text. GSM 03.38: 160 characters alone, 153 each when there are more, eight of the
 * characters count twice and are never split; any other character makes it UCS-2: 70 alone, 67 each.
 */
public record Segments(int count, String encoding) {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
            + "abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String DOUBLE = "^{}\\[~]|€\f";

    public static Segments of(String body) {
        boolean gsm = body.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || DOUBLE.indexOf(c) >= 0);
        return gsm ? new Segments(pack(body, 160, 153), "GSM-7") : new Segments(pack(body, 70, 67), "UCS-2");
    }

    private static int pack(String body, int alone, int together) {
        boolean gsm = alone == 160;
        int total = 0;
        int count = 1;
        int room = together;
        for (int i = 0; i < body.length();) {
            int characters = Character.charCount(body.codePointAt(i));
            int units = gsm ? (DOUBLE.indexOf(body.charAt(i)) >= 0 ? 2 : 1) : characters;
            if (units > room) {
                count++;
                room = together;
            }
            room -= units;
            total += units;
            i += characters;
        }
        return total <= alone ? 1 : count;
    }
}
