package com.plumbline.identity;

/**
 * The address under which people outside reach the appliance, for the links in mails. A service.
 *
 * <p>A setting of the operator, never what a request said of itself: whoever could choose the host of a reset link would get its token.
 */
public interface PublicAddress {

    /** {@code https://office.example.com}, without a slash at the end. */
    String base();

    /** @param path with its slash, {@code /reset#…} */
    default String link(String path) {
        return base() + path;
    }
}
