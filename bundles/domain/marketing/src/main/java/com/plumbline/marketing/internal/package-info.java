/** Campaigns as mirrored, and their names for jobs. */
package com.plumbline.marketing.internal;
