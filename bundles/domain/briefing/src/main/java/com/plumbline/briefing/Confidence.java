package com.plumbline.briefing;

/** How sure a fact is. */
public enum Confidence { HIGH, MEDIUM, LOW }
