/** What happens to profiles, briefings and deliveries, and when. */
package com.plumbline.briefing.internal;
