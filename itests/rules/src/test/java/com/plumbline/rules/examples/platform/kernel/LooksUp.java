package com.plumbline.rules.examples.platform.kernel;

import com.plumbline.rules.examples.domain.jobs.internal.Kept;
import java.time.Instant;

/** Platform that knows a domain, uses what that domain keeps internal, and reads the time without a clock. */
public class LooksUp {
    public Kept kept = new Kept();
    public Instant when = Instant.now();
}
