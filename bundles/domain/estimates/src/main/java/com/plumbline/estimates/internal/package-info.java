/** Estimates as mirrored. */
package com.plumbline.estimates.internal;
