/**
 * Drives the appliance and the sandbox as a user's machine runs them: through the {@code plumbline} script, as processes of their own, over HTTP.
 *
 * <p>{@link com.plumbline.itests.Demo} starts, kills and stops them; {@link com.plumbline.itests.Rest} is a signed-in person or an
 * integrator's token; {@link com.plumbline.itests.Sandbox} is the vendor's side.
 */
package com.plumbline.itests;
