/**
 * ServiceTitan, read only.
 *
 * <p>{@link com.plumbline.servicetitan.internal.ServiceTitanPlugin} opens a line per company and offers the port
 * {@code sync.spi.MirrorSource}. What is read and what becomes of each field is data, {@code OSGI-INF/servicetitan/field-map.json};
 * {@link com.plumbline.servicetitan.internal.RecordMapper} interprets it. The only write that leaves is the request for a token.
 */
package com.plumbline.servicetitan.internal;
