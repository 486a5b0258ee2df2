/** How the simulators are made: {@code http} the port, {@code store} records and journal, {@code seed} the pretend companies, one package a vendor, {@code control} the sandbox's own addresses and page. */
package com.plumbline.simulators.internal;
