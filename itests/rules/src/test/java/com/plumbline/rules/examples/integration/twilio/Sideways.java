package com.plumbline.rules.examples.integration.twilio;

import com.plumbline.rules.examples.integration.claude.Other;

/** An integration that knows another one. */
public class Sideways {
    public Other other;
}
