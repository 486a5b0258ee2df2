/** The page behind the link in an SMS: public, small, rendered on the server, gone after the visit. */
package com.plumbline.briefing.internal.page;
