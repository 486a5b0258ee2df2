/** The price book as mirrored. */
package com.plumbline.pricebook.internal;
