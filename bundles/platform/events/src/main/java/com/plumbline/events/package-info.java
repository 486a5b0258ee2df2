/**
 * What happened, told to whoever wants to know; work for later; timed jobs.
 *
 * <p>A {@link com.plumbline.events.NewEvent} is written by {@link com.plumbline.events.Outbox} into the transaction that causes
 * it. After the commit it is handed to every {@link com.plumbline.events.EventHandler} that asked for its type: at least once,
 * in order per subject, again with growing pauses while the handler fails, and set aside as a
 * {@link com.plumbline.events.DeadLetter} when it keeps failing. An event with a due time is work for later: it commits with
 * its cause, waits, can be replaced or cancelled by its key. A {@link com.plumbline.events.TimedJob} runs by the calendar; each
 * has a name, a schedule, a last run and a last result in {@link com.plumbline.events.Timers}.
 *
 * <p>What a handler writes and {@link com.plumbline.events.Outbox#firstTime} belong in one transaction: then the effect is
 * there exactly once, however often the event comes.
 */
@Export
@Version("1.0.0")
package com.plumbline.events;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
