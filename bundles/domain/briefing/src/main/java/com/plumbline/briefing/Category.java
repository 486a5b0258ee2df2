package com.plumbline.briefing;

/** What a fact is about. */
public enum Category { PERSONAL, FAMILY, HOME }
