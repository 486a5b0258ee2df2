package com.plumbline.camel.internal.event;

/** Headers of an event's message. All text, but for the id (long) and the attempt (int). */
final class EventHeaders {

    static final String TENANT = "PlumblineTenant";
    static final String ID = "PlumblineEventId";
    static final String TYPE = "PlumblineType";
    static final String SUBJECT = "PlumblineSubject";
    static final String AT = "PlumblineAt";
    static final String ATTEMPT = "PlumblineAttempt";

    private EventHeaders() {}
}
