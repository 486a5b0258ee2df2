package com.plumbline.identity;

/**
 * Seals secrets so that a database, a back-up or a log never holds one in clear. A service.
 *
 * <p>Tink AEAD (AES-256-GCM) under the appliance's master key, which lies in {@code DIR/secrets/master.key}, outside every
 * database and readable by the appliance's own user only. Sealing the same text twice gives two different results.
 */
public interface Vault {

    /**
     * @param context where the secret belongs, {@code plugins/acme/twilio/authToken}; the same is needed to unseal, so that a
     *                sealed value copied to another row, setting or company is worthless there
     * @return text of URL-safe base-64 characters, about 50 longer than the secret, for a column of 4,000
     */
    String seal(String plain, String context);

    /** @throws IllegalStateException when it was sealed under another key or context, or was altered */
    String unseal(String sealed, String context);
}
