package com.plumbline.tenancy.internal;

import com.plumbline.kernel.Company;
import com.plumbline.kernel.TenantId;
import java.time.Instant;

/**
 * What the platform knows of a company beside its name, zone and state.
 *
 * @param reason     of the last step that needed one, {@code null} once it is no longer true
 * @param endsAt     when a closing company is deleted
 * @param closedFrom its state before it was closed
 * @param deadLetters how much work failed for good
 * @param step       begun and not yet done
 */
record Profile(TenantId tenant, String trade, String phone, String plan, Instant createdAt, String reason, Instant endsAt, Company.State closedFrom,
        Instant lastSyncAt, String lastSyncState, long deadLetters, Step step, String stepReason, String stepBy) {}
