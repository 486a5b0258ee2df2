package com.plumbline.identity;

import java.util.List;

/**
 * What a person has set up beside his password: codes from an application (TOTP, RFC 6238) and recovery codes for the day the
 * telephone is lost. Passkeys are in {@link Passkeys}. A service; every call concerns the caller himself.
 */
public interface SecondFactors {

    Standing standing(String userId);

    /**
     * A new seed, which counts only when {@link #confirm confirmed}; an earlier one that counts goes on counting until then.
     *
     * @throws com.plumbline.kernel.RuleViolation {@code totp.active}: remove it first
     */
    Seed begin(Caller who);

    /**
     * The first code proves that the application has the seed.
     *
     * @return ten recovery codes, shown this once
     * @throws com.plumbline.kernel.RuleViolation {@code totp.code}, {@code totp.none} when nothing was begun
     */
    List<String> confirm(Caller who, String code, Sessions.From from);

    /** Takes the codes away, recovery codes included, and tells the owner. @throws com.plumbline.kernel.RuleViolation {@code password.wrong} */
    void remove(Caller who, String password, Sessions.From from);

    /** Ten fresh recovery codes; the old ones stop working. @throws com.plumbline.kernel.RuleViolation {@code password.wrong}, {@code totp.none} */
    List<String> renewRecoveryCodes(Caller who, String password, Sessions.From from);

    /**
     * Takes every second factor of a person of the caller's company away, passkeys too, who has lost them all; he is told by mail.
     *
     * @throws com.plumbline.kernel.NotFound      {@code user.unknown}
     * @throws com.plumbline.kernel.RuleViolation {@code user.role} for a person above the caller
     */
    void help(Caller who, String userId, Sessions.From from);

    record Standing(boolean totp, int recoveryCodesLeft) {}

    /** @param uri {@code otpauth://totp/…}, for the square that a telephone reads */
    record Seed(String secret, String uri) {
        @Override
        public String toString() {
            return "Seed";
        }
    }
}
