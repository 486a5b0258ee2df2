package com.plumbline.simulators.internal.seed;

/** The keys of one pretend company at each vendor: shaped like the vendor's, made from the seed, worth nothing anywhere else. */
public record Credentials(String clientId, String clientSecret, String appKey, String accountSid, String authToken,
        String messagingServiceSid, String fromNumber, String apiKey) {

    private static final String HEX = "0123456789abcdef";
    private static final String WORD = "abcdefghijkmnpqrstuvwxyz0123456789";

    public static Credentials of(CompanyPlan plan, long seed) {
        Dice dice = new Dice(seed, plan.key() + "/credentials");
        return new Credentials("cid." + dice.letters(WORD, 26), "cs2." + dice.letters(WORD, 52), "ak1." + dice.letters(WORD, 26),
                "AC" + dice.letters(HEX, 32), dice.letters(HEX, 32), "MG" + dice.letters(HEX, 32),
                "+1" + Phones.sender(plan.number()), "sk-ant-api03-" + dice.letters(WORD, 48));
    }
}
