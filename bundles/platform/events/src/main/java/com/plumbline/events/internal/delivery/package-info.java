/**
 * Hands committed events to their handlers.
 *
 * <p>Per company there is a {@code Lane}. Its <em>pump</em>, one thread at a time, does all writing in one transaction: notes
 * what became of deliveries, moves later work that is due, and turns each event in the outbox into one {@code Delivery} row per
 * handler that wants it, whether that handler is there or not. The rows wait in a {@code Channel} (company and handler): a
 * window of them in memory, the rest in the table. Workers take the head of a subject, run the handler, and report; the pump
 * writes reports in batches. After a crash the rows are all that is needed.
 *
 * <p>{@code Pumps} decides who pumps and when, {@code Handling} calls a handler. Everything in memory is guarded by the one lock
 * of the {@code Dispatcher}; databases and handlers are called without it.
 */
package com.plumbline.events.internal.delivery;
