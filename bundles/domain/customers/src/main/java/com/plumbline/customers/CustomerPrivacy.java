package com.plumbline.customers;

/**
 * What has been decided about one customer; holds whatever the mirror brings later.
 *
 * @param enrichment whether facts about him may be gathered and kept
 * @param sms        whether he may be sent SMS
 * @param erased     he was erased, or is being erased; then the other two are {@code false}
 */
public record CustomerPrivacy(boolean enrichment, boolean sms, boolean erased) {

    public static final CustomerPrivacy USUAL = new CustomerPrivacy(true, true, false);
}
