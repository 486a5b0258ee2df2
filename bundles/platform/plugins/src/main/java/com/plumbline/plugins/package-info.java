/**
 * Plug-ins: everything the appliance says to the outside world, and everything an integrator adds.
 *
 * <p>A bundle that carries {@code OSGI-INF/plugin/<id>.json} is a plug-in: the descriptor names it, what it needs and offers,
 * and its settings as a JSON Schema (secrets are {@code writeOnly}). A company enables it and fills the settings in; then the
 * bundle's {@link com.plumbline.plugins.Plugin} service is told to connect, and again whenever they change. It reports how it is
 * doing to {@link com.plumbline.plugins.PluginStates}. Other bundles ask {@link com.plumbline.plugins.PluginGrants} who has it.
 */
@Export
@Version("1.0.0")
package com.plumbline.plugins;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
