package com.plumbline.messaging.internal;

import com.plumbline.kernel.PhoneNumber;
import com.plumbline.kernel.RuleViolation;

/** The words for a recipient who has said STOP, the same wherever it comes up. */
final class OptedOut {

    static final String CODE = "recipient.opted-out";

    private OptedOut() {}

    static RuleViolation refusal(String phone) {
        return new RuleViolation(CODE, text(phone));
    }

    /** The office has noted it, on the customer's page. */
    static RuleViolation unwanted(String phone) {
        return new RuleViolation(CODE, new PhoneNumber(phone).masked() + " belongs to a customer who wants no SMS. Call instead; or change that on the"
                + " customer's page.");
    }

    static String text(String phone) {
        return new PhoneNumber(phone).masked() + " has replied STOP and gets no messages from this company. The person can text START to"
                + " get them again; or use another phone.";
    }
}
