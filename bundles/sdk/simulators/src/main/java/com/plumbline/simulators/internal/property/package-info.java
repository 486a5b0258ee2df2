/** A register of properties: an address goes in, what is known of the building comes out. Stands for any such service; see docs/plugins. */
package com.plumbline.simulators.internal.property;
