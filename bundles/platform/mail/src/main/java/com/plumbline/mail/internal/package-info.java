/** The mails in their tables, and who takes them away. */
package com.plumbline.mail.internal;
