package com.plumbline.rest;

import com.plumbline.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who asks, for servlets outside {@code /api}: the same cookie and tokens. A service. Such a servlet serves reads only. */
public interface Visitors {

    /** Empty for nobody, and while the appliance is still starting. */
    Optional<Caller> find(HttpServletRequest request);
}
