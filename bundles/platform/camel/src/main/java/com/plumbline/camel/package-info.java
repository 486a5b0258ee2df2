/**
 * How a plug-in talks to a vendor.
 *
 * <p>A plug-in bundle asks {@link com.plumbline.camel.VendorContexts} for its one {@link com.plumbline.camel.VendorContext},
 * which wraps the bundle's CamelContext and dies with the bundle. A company that connects the plug-in gets a
 * {@link com.plumbline.camel.VendorLine}: a pair of Camel routes whose ids carry the company, with time-outs, retries with
 * back-off and jitter, {@code Retry-After}, a rate limit shared by all calls of the company, a circuit breaker, a limit on
 * the size of an answer, the plug-in's state and the message log. What a vendor's answers mean is said by its
 * {@link com.plumbline.camel.VendorErrors}; everything else is the same for all vendors.
 *
 * <p>The other way round, a vendor's calls arrive at {@code /hooks/<plugin>/<company>/<kind>} and are given to the
 * {@link com.plumbline.camel.WebhookHandler} of that plug-in and kind: verified first, handed over once.
 *
 * <p>Routes of a plug-in can also listen to what happens in the appliance, {@code from("plumbline-event:job.completed")};
 * see the README of this bundle.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package com.plumbline.camel;
