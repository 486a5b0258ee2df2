package com.plumbline.briefing;

/** Where a fact comes from, from the most to the least sure. */
public enum SourceKind {
    /** A person of the company wrote it. */
    MANUAL,
    /** The company's own jobs, memberships, estimates. */
    RECORDS,
    /** The equipment on record. */
    EQUIPMENT,
    /** A register of properties. */
    PROPERTY,
    /** A language model's inference. */
    MODEL
}
