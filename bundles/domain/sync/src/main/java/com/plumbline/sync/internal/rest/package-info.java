/** Runs, comparison and field map below {@code /api/sync}. */
package com.plumbline.sync.internal.rest;
