package com.plumbline.simulators;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The vendors' documents, or a loud word that the test did not run. */
final class DocumentsOnThisMachine {

    private DocumentsOnThisMachine() {
    }

    static Path orSkip() {
        return VendorDocument.folder().orElseGet(() -> {
            String missing = "SKIPPED: the vendors' documents are not on this machine (plumbline.vendor.specs, or ../shared/vendors/specs "
                    + "beside the repository), so the simulators' answers were NOT held against them.";
            System.err.println(missing);
            Assumptions.abort(missing);
            return null;
        });
    }
}
