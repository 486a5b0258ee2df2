/**
 * What a carrier's plug-in and this domain owe each other. The plug-in implements
 * {@link com.plumbline.messaging.spi.SmsCarrier} and tells news (receipts, answers of people) to
 * {@link com.plumbline.messaging.spi.CarrierReports}, a service of this bundle.
 */
@Export
@Version("1.0.0")
package com.plumbline.messaging.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
