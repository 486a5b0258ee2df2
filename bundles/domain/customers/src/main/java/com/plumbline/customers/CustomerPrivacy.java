package com.plumbline.customers;

/**
 * What has been decided about one customer; holds whatever the mirror brings later.
 *
 * @param enrichment whether facts about him may be gathered and kept
 * @param sms        whether he may be sent SMS
 * @param offers     whether he may be sent offers by e-mail; mails about his visits and invoices are none
 * @param erased     he was erased, or is being erased; then the others are {@code false}
 */
public record CustomerPrivacy(boolean enrichment, boolean sms, boolean offers, boolean erased) {

    public static final CustomerPrivacy USUAL = new CustomerPrivacy(true, true, true, false);
}
