/**
 * Search over all customers of a company, from memory.
 *
 * <p>{@link com.plumbline.customers.internal.search.CustomerIndexes} holds one {@link com.plumbline.customers.internal.search.CustomerIndex}
 * per company that was searched lately, built from the tables at the first search and told of every commit that changes a
 * customer. Why memory and not SQL: docs/adr/0009.
 */
package com.plumbline.customers.internal.search;
