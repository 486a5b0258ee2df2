package com.plumbline.simulators.internal.twilio;

import com.plumbline.simulators.internal.http.Faults;
import com.plumbline.simulators.internal.http.Vendor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts to the customer's server, signed as the vendor signs; once, as the vendor does by default: what nobody takes is lost. The
 * fault switches may post it twice, or late.
 */
final class Webhooks {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledExecutorService timer;
    private final Faults faults;

    Webhooks(ScheduledExecutorService timer, Faults faults) {
        this.timer = timer;
        this.faults = faults;
    }

    /** @return the answer to the first posting; completes exceptionally when the server could not be reached */
    CompletableFuture<HttpResponse<String>> post(String url, String authToken, SortedMap<String, String> fields) {
        CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
        Runnable posting = () -> {
            send(url, authToken, fields).whenComplete((response, failure) -> {
                if (failure == null) {
                    answer.complete(response);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
            if (faults.duplicateWebhooks(Vendor.TWILIO)) {
                send(url, authToken, fields);
            }
        };
        timer.schedule(posting, faults.lateWebhooksMillis(Vendor.TWILIO), TimeUnit.MILLISECONDS);
        return answer;
    }

    private CompletableFuture<HttpResponse<String>> send(String url, String authToken, SortedMap<String, String> fields) {
        StringJoiner body = new StringJoiner("&");
        fields.forEach((name, value) -> body.add(encode(name) + "=" + encode(value)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8").header("User-Agent", "TwilioProxy/1.1")
                .header("X-Twilio-Signature", sign(url, authToken, fields)).POST(HttpRequest.BodyPublishers.ofString(body.toString())).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Base64 of HMAC-SHA1 over the address followed by each name and value in the order of the names. Contract sheet, X-Twilio-Signature. */
    static String sign(String url, String authToken, Map<String, String> fields) {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
