/**
 * How a briefing is written. A {@link com.plumbline.briefing.internal.writer.Situation} holds all that is known, and nothing in
 * this package reads a table or a clock. {@link com.plumbline.briefing.internal.writer.RuleWriter} composes from guidance kept as
 * data; {@link com.plumbline.briefing.internal.writer.ModelWriter} asks a language model and checks what it says.
 */
package com.plumbline.briefing.internal.writer;
