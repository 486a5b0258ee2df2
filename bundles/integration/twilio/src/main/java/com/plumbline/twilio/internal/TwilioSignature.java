package com.plumbline.twilio.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-Twilio-Signature}: HMAC-SHA1 with the auth token over the address as Twilio called it, followed by every form field,
 * sorted by name, name and value without anything between. Of a repeated name the distinct values, sorted. The address counts
 * with and without the scheme's own port. Source: Twilio's Node SDK 6.2.0, webhooks.js.
 */
final class TwilioSignature {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private TwilioSignature() {}

    static boolean valid(String authToken, String url, Map<String, List<String>> fields, String signature) {
        // Both are computed always, so that the time taken says nothing.
        boolean asCalled = same(sign(authToken, url, fields), signature);
        boolean otherPort = same(sign(authToken, withOtherPort(url), fields), signature);
        return asCalled | otherPort;
    }

    static String sign(String authToken, String url, Map<String, List<String>> fields) {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, values) -> new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", impossible);
        }
    }

    /** Adds the scheme's port where there is none, takes it away where it stands. */
    private static String withOtherPort(String url) {
        URI uri = URI.create(url);
        int own = "https".equals(uri.getScheme()) ? HTTPS : HTTP;
        String host = uri.getScheme() + "://" + uri.getHost();
        if (uri.getPort() < 0) {
            return host + ":" + own + url.substring(host.length());
        }
        String withPort = host + ":" + own;
        return uri.getPort() == own ? host + url.substring(withPort.length()) : url;
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
