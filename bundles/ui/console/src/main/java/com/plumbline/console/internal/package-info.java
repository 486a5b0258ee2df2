/**
 * Serves the office console to the browser. {@link com.plumbline.console.internal.ConsoleServlet} answers every address that
 * no other part of the appliance claims; {@link com.plumbline.console.internal.WebFiles} knows the built files and
 * {@link com.plumbline.console.internal.PagePolicy} the headers that confine the page. Nothing here knows what the console
 * shows: it speaks REST and the live stream like any other client.
 */
package com.plumbline.console.internal;
