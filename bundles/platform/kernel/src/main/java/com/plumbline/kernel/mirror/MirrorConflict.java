package com.plumbline.kernel.mirror;

/**
 * A value that was set here and has since been changed by the owner as well. Ours stays in force until someone decides.
 *
 * @param detail which field, ours, the owner's old and new value, for a person
 */
public record MirrorConflict(String externalId, String detail) {
}
