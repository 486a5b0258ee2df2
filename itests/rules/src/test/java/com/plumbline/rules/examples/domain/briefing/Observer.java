package com.plumbline.rules.examples.domain.briefing;

/** Nobody may import this one. */
public class Observer {
}
