package com.plumbline.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A phone number that can be dialled from anywhere.
 *
 * @param e164 {@code +19135550123}
 */
public record PhoneNumber(String e164) {

    private static final String HOME_REGION = "US";

    /** @throws RuleViolation {@code phone.invalid} when the text cannot be a phone number */
    public static PhoneNumber of(String text) {
        return parse(text).orElseThrow(() -> new RuleViolation("phone.invalid",
                "\"" + text + "\" is not a phone number. Enter ten digits, or + and the country code.",
                Map.of("phone", "not a phone number")));
    }

    /** Reads any usual way of writing; without a country code the number is a US one. */
    public static Optional<PhoneNumber> parse(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            var number = util.parse(text, HOME_REGION);
            return util.isPossibleNumber(number)
                    ? Optional.of(new PhoneNumber(util.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** Digits only, as search indexes hold it: {@code 9135550123} for a US number. */
    public static String digits(String text) {
        String digits = text == null ? "" : text.replaceAll("\\D", "");
        return digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
    }

    /** For logs: all but the last two digits hidden. */
    public String masked() {
        return e164.substring(0, Math.min(2, e164.length())) + "•••" + e164.substring(Math.max(0, e164.length() - 2));
    }

    @Override
    public String toString() {
        return e164;
    }
}
