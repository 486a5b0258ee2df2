/** Memberships and their types as mirrored. */
package com.plumbline.memberships.internal;
