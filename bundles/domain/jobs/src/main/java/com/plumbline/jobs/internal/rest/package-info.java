/** Jobs, their notes and history, and technicians below {@code /api}. */
package com.plumbline.jobs.internal.rest;
