/** E-mail through SMTP servers. */
package com.plumbline.smtp.internal;
