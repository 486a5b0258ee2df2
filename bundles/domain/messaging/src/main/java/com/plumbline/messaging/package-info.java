/**
 * What the company says to people by SMS, and what they answer: {@link com.plumbline.messaging.Messages}.
 *
 * <p>A message is queued in the transaction of whatever causes it, so both happen or neither. Then it goes
 * {@code queued → sending → sent → delivered}, or {@code failed} (the carrier said no for good), {@code dead} (attempts used
 * up), {@code held} (quiet hours), {@code canceled}. It reaches the phone once: the intent is recorded before the carrier is
 * called, and a call whose answer was lost is looked up at the carrier before it is tried again. Carriers implement
 * {@link com.plumbline.messaging.spi.SmsCarrier}; who may not be written to is decided here, not there.
 *
 * <p>Events, subject = id of the message, data {@code {message, subject, channel, state, carrier, errorCode, errorText, at}}:
 * {@code message.sent}, {@code message.delivered}, {@code message.failed} (also for dead ones), {@code message.received}
 * (data {@code {message, from, to, carrier}}). {@code subject} in the data is what the message is about, {@code dlv_…}.
 */
@Export
@Version("1.0.0")
package com.plumbline.messaging;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
