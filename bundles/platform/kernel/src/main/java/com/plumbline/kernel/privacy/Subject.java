package com.plumbline.kernel.privacy;

import com.plumbline.kernel.PhoneNumber;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The person that a question about personal data is about.
 *
 * @param customerId number of the customer; its text form is {@code customer}
 * @param names      of the customer, and the street lines of his places, as on record
 * @param phones     of the customer and of his places
 * @param emails     the same
 * @param references ids of things about him that may stand in other bundles' rows, {@code job_0H…}, {@code dlv_0H…}
 */
public record Subject(long customerId, String customer, Set<String> names, Set<PhoneNumber> phones, Set<String> emails, Set<String> references) {

    public Subject {
        names = Set.copyOf(names);
        phones = Set.copyOf(phones);
        emails = Set.copyOf(emails);
        references = Set.copyOf(references);
    }

    public Subject knowing(Set<String> more) {
        return new Subject(customerId, customer, names, phones, emails, more);
    }

    /** Whether a text names the person: his name, a phone however it is written, an e-mail address, or an id. */
    public boolean isIn(String text) {
        if (text == null || text.isBlank()) {
            return false;
        }
        String digits = text.replaceAll("\\D", "");
        return text.contains(customer) || references.stream().anyMatch(text::contains)
                || Stream.concat(names.stream(), emails.stream()).anyMatch(each -> Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(each)
                        + "(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text).find())
                || phones.stream().map(phone -> PhoneNumber.digits(phone.e164())).anyMatch(digits::contains);
    }
}
