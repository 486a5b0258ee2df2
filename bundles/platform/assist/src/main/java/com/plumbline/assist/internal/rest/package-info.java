/** What was used of language models, over REST. */
package com.plumbline.assist.internal.rest;
