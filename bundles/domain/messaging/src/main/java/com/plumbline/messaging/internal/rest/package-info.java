/** Messages, consents and the company's rules for them, over REST. */
package com.plumbline.messaging.internal.rest;
