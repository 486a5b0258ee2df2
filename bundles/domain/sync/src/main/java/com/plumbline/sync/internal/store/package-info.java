/** Runs, cursors, problems and comparisons in the company's database. */
package com.plumbline.sync.internal.store;
