package com.plumbline.kernel.mirror;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One record as the other system has it now.
 *
 * @param externalId the other system's id, as text
 * @param modifiedAt when the other system changed it last
 * @param active     false: switched off there but still listed; what is gone altogether goes through {@link Mirror#remove}
 * @param fields     canonical field names of the entity; a reference is the external id of its target
 */
public record MirrorRecord(String externalId, Instant modifiedAt, boolean active, ObjectNode fields) {}
