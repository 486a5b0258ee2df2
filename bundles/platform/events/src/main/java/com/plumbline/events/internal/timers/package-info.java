/**
 * Timed jobs. {@code JobBoard} knows the jobs, the companies and how each last run went, and starts what is due; the hands of
 * the clock are {@code QuartzClock}: one camel-quartz route per schedule and zone, whatever the number of companies. When a job
 * fires is kept in the platform's database, so what was missed while the appliance was off is made up for once.
 */
package com.plumbline.events.internal.timers;
