/**
 * Asking a language model for structured data, safely: {@link com.plumbline.assist.Assistant}.
 *
 * <p>A caller describes what it wants as an {@link com.plumbline.assist.AssistTask}: a versioned prompt, the material, a JSON
 * Schema that the answer must meet. The assistant hides what the model need not know, keeps within the company's daily token
 * budget, asks a model that implements {@link com.plumbline.assist.spi.LanguageModel}, checks the answer, and says in
 * {@link com.plumbline.assist.Assisted} either the answer or why there is none. It never throws for a model's failure: every
 * caller has a deterministic twin to fall back on.
 */
@Export
@Version("1.0.0")
package com.plumbline.assist;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
