/**
 * Twilio's Messages: {@link com.plumbline.twilio.internal.TwilioSmsCarrier} is a carrier of {@code messaging}, receipts and
 * answers arrive through the two webhooks.
 *
 * <p>Messages leave through camel-twilio. Twilio's SDK is given an HTTP client of ours, so that its calls take the company's
 * vendor line like everybody else's, and so that its habit of repeating a POST after a 500 is gone: a message may have been sent.
 */
package com.plumbline.twilio.internal;
