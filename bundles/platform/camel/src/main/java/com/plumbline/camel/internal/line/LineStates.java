package com.plumbline.camel.internal.line;

import com.plumbline.kernel.TenantId;

/** Where lines tell how their vendor is doing. */
@FunctionalInterface
public interface LineStates {

    /** Is told and tells nobody. */
    LineHealth.Listener NOBODY = new LineHealth.Listener() {
        @Override
        public void ready() {}

        @Override
        public void degraded(String reason) {}

        @Override
        public void down(String reason) {}
    };

    LineHealth.Listener of(TenantId tenant, String plugin);
}
