/** Briefings, deliveries, profiles and their settings over REST. */
package com.plumbline.briefing.internal.rest;
