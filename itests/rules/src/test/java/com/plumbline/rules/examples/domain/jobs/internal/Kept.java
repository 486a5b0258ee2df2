package com.plumbline.rules.examples.domain.jobs.internal;

import com.plumbline.rules.examples.domain.briefing.Observer;
import com.plumbline.rules.examples.integration.twilio.Sideways;

/** A domain that knows a vendor, and another domain against the arrows. */
public class Kept {
    public Sideways vendor;
    public Observer against;
}
