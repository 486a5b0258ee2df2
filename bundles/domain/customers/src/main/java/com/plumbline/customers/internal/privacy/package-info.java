/** Privacy: what was decided, what is held about a customer, and taking it away. */
package com.plumbline.customers.internal.privacy;
