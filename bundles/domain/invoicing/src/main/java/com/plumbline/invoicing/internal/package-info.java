/** Invoices as mirrored. */
package com.plumbline.invoicing.internal;
