package com.plumbline.identity;

import java.util.Set;

/** The one table of roles and permissions, read from {@code roles.json}; rendered for people in docs/guide/roles.md. A service. */
public interface Permissions {

    /** Every permission there is. A resource that asks for another one is not served. */
    Set<String> all();

    Set<String> of(Role role);

    /** What a person needs it for, in half a sentence; empty for an unknown one. */
    String meaning(String permission);
}
