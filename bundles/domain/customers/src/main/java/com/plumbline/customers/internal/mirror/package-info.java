/** The copies of customers, contacts, locations and equipment, one {@code Mirror} each. */
package com.plumbline.customers.internal.mirror;
