/**
 * Anthropic's Messages API as a language model of {@code assist}: {@link com.plumbline.claude.internal.ClaudeModel}. One question,
 * one answer, bound to a JSON schema by the vendor's structured output; the asking side checks it again.
 */
package com.plumbline.claude.internal;
