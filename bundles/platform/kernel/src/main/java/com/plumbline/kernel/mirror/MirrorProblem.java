package com.plumbline.kernel.mirror;

/**
 * A record that did not arrive whole. It is listed with the run, never dropped in silence.
 *
 * @param externalId the owner's id, or what is known of it
 * @param message    what is wrong and what became of the record, for a person
 */
public record MirrorProblem(String externalId, String message) {
}
