package com.plumbline.identity;

import com.plumbline.kernel.TenantId;
import java.time.Instant;

/**
 * A person who can sign in.
 *
 * @param id         {@code usr_…}
 * @param tenant     {@link TenantId#PLATFORM} for a platform admin
 * @param email      lower case; unique over the appliance, because sign-in asks for nothing else
 * @param lastSignIn {@code null} until the first
 */
public record User(String id, TenantId tenant, String name, String email, Role role, boolean active, Instant createdAt,
        Instant lastSignIn) {}
