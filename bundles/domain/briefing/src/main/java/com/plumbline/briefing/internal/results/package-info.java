/** What became of briefings on the technicians' phones: opened, useful or not. */
package com.plumbline.briefing.internal.results;
