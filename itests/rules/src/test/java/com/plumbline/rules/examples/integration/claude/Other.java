package com.plumbline.rules.examples.integration.claude;

/** Stands for another vendor. */
public class Other {
}
