/**
 * The vendors as simulators over real HTTP on one port: ServiceTitan, Twilio, Anthropic, strict as their contract sheets, sharing
 * pretend companies. {@link com.plumbline.simulators.Sandbox} starts them, as a process of its own, inside a test, or inside the
 * appliance (feature {@code sandbox}). Nothing here is a product: the appliance reaches it through the base addresses in its
 * plug-ins' settings only.
 */
@Export
@Version("1.0.0")
package com.plumbline.simulators;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
