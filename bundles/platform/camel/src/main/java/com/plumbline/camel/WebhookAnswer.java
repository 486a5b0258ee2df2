package com.plumbline.camel;

/** What the vendor gets back. */
public record WebhookAnswer(int status, String contentType, String body) {

    /** 204, for vendors that want to know only that it arrived. */
    public static WebhookAnswer received() {
        return new WebhookAnswer(204, null, "");
    }

    public static WebhookAnswer of(String contentType, String body) {
        return new WebhookAnswer(200, contentType, body);
    }
}
