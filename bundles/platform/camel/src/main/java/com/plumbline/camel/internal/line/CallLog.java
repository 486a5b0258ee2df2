package com.plumbline.camel.internal.line;

import com.plumbline.camel.VendorCall;
import com.plumbline.kernel.TenantId;
import com.plumbline.kernel.VendorFailure;

/** What a line tells about its calls. Must not block: it is called between a vendor's answers. */
public interface CallLog {

    CallLog NONE = new CallLog() {
        @Override
        public Entry begin(TenantId tenant, String plugin, VendorCall call) {
            return new Entry() {};
        }

        @Override
        public void note(TenantId tenant, String plugin, String operation, String error) {
            // A trial leaves no trace.
        }
    };

    Entry begin(TenantId tenant, String plugin, VendorCall call);

    void note(TenantId tenant, String plugin, String operation, String error);

    /** One call, from its first attempt to its end. */
    interface Entry {
        default void retrying(int attempts, VendorFailure failure) {}

        default void done(int httpStatus, int attempts) {}

        default void failed(int httpStatus, int attempts, VendorFailure failure) {}
    }
}
