package com.plumbline.events;

import com.plumbline.kernel.TenantId;
import org.osgi.annotation.versioning.ConsumerType;

/** White-board: told after the commit that a company has more, or fewer, dead letters. Called on a dispatcher's or request's thread, so be quick. */
@ConsumerType
public interface DeadLetterListener {

    /** @param deadLetters how many there are now */
    void changed(TenantId company, long deadLetters);
}
