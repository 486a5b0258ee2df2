/** The page behind the link by which a recipient of e-mails unsubscribes. */
package com.plumbline.messaging.internal.page;
