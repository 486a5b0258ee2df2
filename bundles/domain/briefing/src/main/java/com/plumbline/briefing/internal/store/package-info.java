/** The tables of unit {@code briefing}. */
package com.plumbline.briefing.internal.store;
