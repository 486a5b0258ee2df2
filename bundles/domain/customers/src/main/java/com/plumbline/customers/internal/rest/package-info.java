/** Customers, locations and their notes below {@code /api}. */
package com.plumbline.customers.internal.rest;
