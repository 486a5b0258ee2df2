/** Trucks and their stock templates as mirrored, and the inventory of each truck that follows from them. */
package com.plumbline.inventory.internal;
