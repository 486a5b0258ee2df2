package com.plumbline.simulators.internal.openid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.http.Request;
import com.plumbline.simulators.internal.store.Json;
import java.util.Locale;
import java.util.Map;
import java.util.List;

/**
 * Who signed in on the page.
 *
 * @param subject  the provider's own name for him, which outlives his e-mail
 * @param verified whether the provider has checked the e-mail; {@code null} leaves the claim out
 */
record Person(String subject, String email, Boolean verified) {

    /** @throws IllegalArgumentException with a sentence for the page */
    static Person of(Map<String, List<String>> form) {
        String email = Request.first(form, "email").map(String::strip).orElse("");
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("Type an e-mail address.");
        }
        Boolean verified = switch (Request.first(form, "verified").orElse("false")) {
            case "true" -> true;
            case "unsaid" -> null;
            default -> false;
        };
        return new Person(Request.first(form, "subject").orElse("account-" + email.toLowerCase(Locale.ROOT)), email, verified);
    }

    ObjectNode claims() {
        ObjectNode claims = Json.object().put("sub", subject).put("email", email);
        return verified == null ? claims : claims.put("email_verified", verified);
    }
}
