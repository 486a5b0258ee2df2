/** The tables of unit {@code messaging}. */
package com.plumbline.messaging.internal.store;
