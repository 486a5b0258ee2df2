package com.plumbline.assist;

import com.plumbline.kernel.TenantId;
import org.osgi.annotation.versioning.ProviderType;

/** Asks a language model; a service. */
@ProviderType
public interface Assistant {

    /**
     * Asks the first ready model, and the next one when it fails. Takes as long as the model does, up to the task's time-out
     * for each of at most two questions (one more when the first answer broke the schema); so it belongs in the background.
     *
     * <p>Asking again asks the model again and costs again.
     *
     * @return the checked answer, or the reason why there is none; never {@code null}, never a thrown vendor failure
     */
    Assisted ask(TenantId tenant, AssistTask task);
}
