/** Calls as mirrored. */
package com.plumbline.calls.internal;
