/** For a plug-in's own tests: its context without OSGi and without an appliance. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package com.plumbline.camel.testing;
