/** A mail server that takes what is well-formed, from who may log in, and shows it. */
package com.plumbline.simulators.internal.smtp;
