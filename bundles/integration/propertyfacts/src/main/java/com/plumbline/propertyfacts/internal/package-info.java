/**
 * A register of properties as a source of profiles: {@link com.plumbline.propertyfacts.internal.PropertyFacts}. The address of the home goes
 * out and nothing else; attributes of the building come back.
 */
package com.plumbline.propertyfacts.internal;
